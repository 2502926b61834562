/*
 * data table: English words that say nothing of what an entry is about. Words of
 * fewer than four letters are never counted and need no line.
 */
#include "base/language.h"
#include "report/figures/words.h"

/* Sorted by bytes, for a search by halves. */
/* clang-format off */
static const char *const english[] = {
    "able", "about", "above", "according", "across", "actually", "after", "afternoon",
    "afterwards", "again", "against", "ahead", "almost", "alone", "along", "already", "also",
    "although", "always", "among", "amongst", "another", "anybody", "anyone", "anything",
    "anyway", "anywhere", "april", "aren", "around", "aside", "asked", "asking", "asks",
    "august", "away", "back", "became", "because", "become", "becomes", "been", "before",
    "beforehand", "behind", "being", "below", "beside", "besides", "best", "better",
    "between", "beyond", "both", "call", "came", "cannot", "come", "comes", "coming", "could",
    "couldn", "days", "december", "didn", "different", "does", "doesn", "doing", "done",
    "down", "during", "each", "either", "else", "elsewhere", "enough", "especially", "even",
    "evening", "ever", "every", "everybody", "everyone", "everything", "everywhere",
    "exactly", "except", "february", "first", "five", "former", "four", "friday", "fridays",
    "from", "further", "furthermore", "gave", "gets", "getting", "give", "given", "gives",
    "goes", "going", "gone", "good", "great", "half", "happen", "happened", "happens",
    "hardly", "have", "haven", "having", "hence", "here", "hers", "herself", "high",
    "himself", "hour", "hours", "however", "hundred", "indeed", "instead", "into", "itself",
    "january", "july", "june", "just", "keep", "keeps", "kept", "kind", "knew", "know",
    "known", "knows", "last", "late", "later", "latter", "least", "less", "lets", "like",
    "likely", "little", "long", "longer", "look", "looked", "looking", "lots", "made",
    "mainly", "make", "makes", "making", "many", "march", "maybe", "mean", "means",
    "meanwhile", "mere", "merely", "might", "mine", "minute", "minutes", "monday", "mondays",
    "month", "months", "more", "moreover", "morning", "most", "mostly", "much", "must",
    "myself", "namely", "near", "nearly", "need", "needed", "needs", "neither", "never",
    "nevertheless", "next", "nine", "nobody", "none", "nothing", "november", "nowhere",
    "october", "often", "once", "only", "onto", "other", "others", "otherwise", "ought",
    "ours", "ourselves", "over", "part", "particular", "particularly", "perhaps", "please",
    "possible", "probably", "quite", "rather", "really", "reasonably", "regarding", "right",
    "said", "same", "saturday", "saying", "says", "second", "seem", "seemed", "seeming",
    "seems", "seen", "september", "seven", "several", "shall", "should", "shouldn", "since",
    "small", "some", "somebody", "somehow", "someone", "something", "sometime", "sometimes",
    "somewhat", "somewhere", "soon", "start", "started", "starts", "still", "stop", "stopped",
    "such", "sunday", "sure", "take", "taken", "takes", "taking", "talked", "talking", "tell",
    "than", "that", "thats", "their", "theirs", "them", "themselves", "then", "thence",
    "there", "thereafter", "thereby", "therefore", "therein", "these", "they", "thing",
    "things", "think", "thinks", "third", "this", "thorough", "thoroughly", "those", "though",
    "thought", "three", "through", "throughout", "thursday", "thursdays", "thus", "till",
    "time", "times", "today", "together", "told", "tomorrow", "took", "toward", "towards",
    "tried", "tries", "trying", "tuesday", "tuesdays", "turn", "turned", "twice", "under",
    "unless", "unlike", "unlikely", "until", "unto", "upon", "used", "uses", "using",
    "usually", "various", "very", "want", "wanted", "wants", "wasn", "ways", "wednesday",
    "wednesdays", "week", "weeks", "well", "went", "were", "weren", "what", "whatever",
    "when", "whence", "whenever", "where", "whereas", "whereby", "wherein", "whereupon",
    "wherever", "whether", "which", "whichever", "while", "whoever", "whole", "whom", "whose",
    "will", "with", "within", "without", "would", "wouldn", "year", "years", "yesterday",
    "your", "yours", "yourself", "yourselves",
};
/* clang-format on */

static int compare(const void *word, const void *entry)
{
    return strcmp(word, *(const char *const *)entry);
}

bool emj_stop_words_exist(const char *language)
{
    return emj_language_serves("en", language);
}

bool emj_stop_word(const char *language, const char *word)
{
    return emj_stop_words_exist(language) &&
           bsearch(word, english, G_N_ELEMENTS(english), sizeof *english, compare) != NULL;
}
