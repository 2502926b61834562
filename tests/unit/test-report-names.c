#include "report/share/names.h"

#include <check.h>

static struct emj_names *names_of(const char *list)
{
    struct emj_names *names = emj_names_new();
    g_auto(GStrv) parts = g_strsplit(list, "|", -1);
    for (guint i = 0; parts[i] != NULL; i++)
        emj_names_add(names, parts[i]);
    return names;
}

/* "NAME|NAME": every place as it stands in the text. */
static char *found_in(const struct emj_names *names, const char *text)
{
    GString *found = g_string_new(NULL);
    size_t offset = 0;
    size_t start = 0;
    size_t end = 0;
    while (emj_names_find(names, text, offset, &start, &end)) {
        ck_assert_uint_le(offset, start);
        ck_assert_uint_lt(start, end);
        ck_assert_uint_le(end, strlen(text));
        g_string_append_printf(found, "%s%.*s", found->len > 0 ? "|" : "", (int)(end - start),
                               text + start);
        offset = end;
    }
    return g_string_free(found, false);
}

struct sample {
    const char *names; /* NAME|NAME */
    const char *text;
    const char *found;
};

static void check_sample(const struct sample *sample)
{
    g_autoptr(emj_names) names = names_of(sample->names);
    g_autofree char *found = found_in(names, sample->text);
    ck_assert_msg(strcmp(found, sample->found) == 0, "'%s' in '%s': found '%s', not '%s'",
                  sample->names, sample->text, found, sample->found);
}

/* --- whole words --- */

static const struct sample words[] = {
    { "Wen", "Wen", "Wen" },
    { "Wen", "gave Wen feedback", "Wen" },
    { "Wen", "WEN wen wEn", "WEN|wen|wEn" },
    { "wen", "Wen's and Wen\xe2\x80\x99s and Wen\xca\xbcs", "Wen|Wen|Wen" },
    { "Wen", "(Wen) \"Wen\" [Wen], Wen. Wen: Wen; Wen! Wen? \xe2\x80\x9cWen\xe2\x80\x9d",
      "Wen|Wen|Wen|Wen|Wen|Wen|Wen|Wen|Wen" },
    { "Wen", "a/Wen/b Wen_b a-Wen x.Wen.y Wen@z #Wen", "Wen|Wen|Wen|Wen|Wen|Wen" },
    { "Wen", "told Wen\nthat", "Wen" },
    { "Wen", "told\nWen", "Wen" },
    { "Wen", "Wen\tWen\r\nWen\xc2\xa0Wen\xe3\x80\x80Wen", "Wen|Wen|Wen|Wen|Wen" },
    { "Wen|Ade", "WenAde Wen,Ade Ade Wen", "Wen|Ade|Ade|Wen" },
    /* part of a longer word */
    { "Wen", "Wendy Owen wended Gwen2 Wen2 2Wen \xc3\xa9Wen Wen\xc3\xa9", "" },
    { "Wen", "Wens", "" },
    { "Ann", "anna annual", "" },
    { "tomas", "tomasz", "" },
    /* digits are letters of a name */
    { "agent7", "agent7 agent 7 agent77", "agent7" },
    { "r2", "R2 r 2", "R2" },
    /* one letter */
    { "x", "X-ray x1 (x)", "X|x" },
    /* nothing to find */
    { "", "Wen", "" },
    { "|--|'|@", "Wen -- ' @ |", "" },
    { "Wen", "", "" },
    { "Wen", " \n\t", "" },
    { "Wen", "W e n", "" },
    { "Wen", "W.e.n", "" },
};

START_TEST(whole_words)
{
    check_sample(&words[_i]);
}
END_TEST

/* --- folding --- */

static const struct sample folded[] = {
    { "Tom\xc3\xa1s", "Tomas TOMAS tom\xc3\xa1s TOM\xc3\x81S",
      "Tomas|TOMAS|tom\xc3\xa1s|TOM\xc3\x81S" },
    { "tomas", "Toma\xcc\x81s!", "Toma\xcc\x81s" },
    { "Toma\xcc\x81s", "Tom\xc3\xa1s", "Tom\xc3\xa1s" },
    { "Tomas", "T\xcc\xb4\xcd\x9dom\xcc\x81\xcc\x82\xcc\x83\xcc\x84\x61s",
      "T\xcc\xb4\xcd\x9dom\xcc\x81\xcc\x82\xcc\x83\xcc\x84\x61s" },
    { "Wei\xc3\x9f", "WEISS weiss Wei\xe1\xba\x9e", "WEISS|weiss|Wei\xe1\xba\x9e" },
    { "WEISS", "wei\xc3\x9f", "wei\xc3\x9f" },
    /* Turkish: i with and without its dot */
    { "I\xc5\x9f\xc4\xb1l", "I\xc5\x9eIL \xc4\xb1\xc5\x9f\xc4\xb1l isil I\xc5\x9fil",
      "I\xc5\x9eIL|\xc4\xb1\xc5\x9f\xc4\xb1l|isil|I\xc5\x9fil" },
    { "\xc4\xb0pek", "ipek IPEK \xc4\xb0PEK \xc4\xb1pek", "ipek|IPEK|\xc4\xb0PEK|\xc4\xb1pek" },
    { "ipek", "i\xcc\x87pek", "i\xcc\x87pek" },
    /* letters with a stroke */
    { "\xc5\x81ukasz", "Lukasz \xc5\x82ukasz LUKASZ", "Lukasz|\xc5\x82ukasz|LUKASZ" },
    { "soren", "S\xc3\xb8ren S\xc3\x98REN", "S\xc3\xb8ren|S\xc3\x98REN" },
    { "\xc3\x86gir|\xc3\x9e\xc3\xb3r", "Aegir \xc3\xa6gir thor \xc3\x9eOR",
      "Aegir|\xc3\xa6gir|thor|\xc3\x9eOR" },
    { "\xc4\x90or\xc4\x91\x65|Gu\xc3\xb0r\xc3\xban|\xc4\xa6\x65ni|\xc5\x92uvre",
      "Dorde Gudrun Heni oeuvre", "Dorde|Gudrun|Heni|oeuvre" },
    /* other scripts with case */
    { "\xce\xa3\xce\xaf\xcf\x83\xcf\x85\xcf\x86\xce\xbf\xcf\x82",
      "\xce\xa3\xce\x99\xce\xa3\xce\xa5\xce\xa6\xce\x9f\xce\xa3",
      "\xce\xa3\xce\x99\xce\xa3\xce\xa5\xce\xa6\xce\x9f\xce\xa3" },
    { "\xd0\x9f\xd1\x91\xd1\x82\xd1\x80",
      "\xd0\x9f\xd0\x95\xd0\xa2\xd0\xa0 \xd0\xbf\xd0\xb5\xd1\x82\xd1\x80",
      "\xd0\x9f\xd0\x95\xd0\xa2\xd0\xa0|\xd0\xbf\xd0\xb5\xd1\x82\xd1\x80" },
    { "\xd0\xaf", "\xd1\x8f", "\xd1\x8f" },
    /* Arabic with and without vowels, stretched */
    { "\xd9\x85\xd8\xad\xd9\x85\xd8\xaf",
      "\xd9\x85\xd9\x8f\xd8\xad\xd9\x8e\xd9\x85\xd9\x91\xd8\xaf "
      "\xd9\x85\xd8\xad\xd9\x80\xd9\x80\xd9\x85\xd8\xaf",
      "\xd9\x85\xd9\x8f\xd8\xad\xd9\x8e\xd9\x85\xd9\x91\xd8\xaf|"
      "\xd9\x85\xd8\xad\xd9\x80\xd9\x80\xd9\x85\xd8\xaf" },
    /* compatibility forms */
    { "wen", "\xef\xbc\xb7\xef\xbd\x85\xef\xbd\x8e", "\xef\xbc\xb7\xef\xbd\x85\xef\xbd\x8e" },
    { "wen", "\xf0\x9d\x90\x96\xf0\x9d\x90\x9e\xf0\x9d\x90\xa7!",
      "\xf0\x9d\x90\x96\xf0\x9d\x90\x9e\xf0\x9d\x90\xa7" },
    { "wen", "\xe2\x93\x8c\xe2\x93\x94\xe2\x93\x9d", "\xe2\x93\x8c\xe2\x93\x94\xe2\x93\x9d" },
    { "Steffi", "Ste\xef\xac\x83", "Ste\xef\xac\x83" },
    { "\xef\xbc\xb7\xef\xbd\x85\xef\xbd\x8e", "Wen", "Wen" },
    { "agent7", "agent\xef\xbc\x97", "agent\xef\xbc\x97" },
    /* a sign made of letters stands beside a word, or in it */
    { "Wen", "Wen\xe2\x84\xa2 Wen\xc2\xb9 Wen\xc2\xb2\xc2\xb3 \xe2\x84\xa0Wen",
      "Wen|Wen|Wen|Wen" },
    { "agent7", "agent\xe2\x81\xb7", "agent\xe2\x81\xb7" },
};

START_TEST(folding)
{
    check_sample(&folded[_i]);
}
END_TEST

/* --- what cannot be seen --- */

static const struct sample hidden[] = {
    { "Wen", "W\xc2\xad\x65n", "W\xc2\xad\x65n" },         /* soft hyphen */
    { "Wen", "W\xe2\x80\x8b\x65n", "W\xe2\x80\x8b\x65n" }, /* zero width space */
    { "Wen", "W\xe2\x80\x8c\x65\xe2\x80\x8dn", "W\xe2\x80\x8c\x65\xe2\x80\x8dn" }, /* joiners */
    { "Wen", "We\xef\xb8\x8fn", "We\xef\xb8\x8fn" },         /* variation selector */
    { "Wen", "We\xf3\xa0\x84\x80n", "We\xf3\xa0\x84\x80n" }, /* and another */
    { "Wen", "We\xe2\x81\xa0n W\xef\xbb\xbf\x65n", "We\xe2\x81\xa0n|W\xef\xbb\xbf\x65n" },
    { "Wen", "\xe2\x80\xaeWen\xe2\x80\xac W\xe2\x81\xa6\x65\xe2\x81\xa9n",
      "Wen|W\xe2\x81\xa6\x65\xe2\x81\xa9n" },
    { "Wen", "W\xcd\x8f\x65n", "W\xcd\x8f\x65n" }, /* grapheme joiner */
    { "Wen", "W\xe3\x85\xa4\x65\xe1\x85\xa0n", "W\xe3\x85\xa4\x65\xe1\x85\xa0n" }, /* fillers */
    { "Wen", "W\xf3\xa0\x81\x81\x65n", "W\xf3\xa0\x81\x81\x65n" }, /* a hidden A */
    { "Wen", "W\x01\x65n W\x1b\x65n W\x7f\x65n W\xc2\x9b\x65n",
      "W\x01\x65n|W\x1b\x65n|W\x7f\x65n|W\xc2\x9b\x65n" },
    { "Wen", "W\xe2\x83\x9d\x65\xe2\x83\x9dn\xe2\x83\x9d",
      "W\xe2\x83\x9d\x65\xe2\x83\x9dn" }, /* circles */
    /* or beside a word */
    { "Wen", "with\xe2\x80\x8bWen", "Wen" },
    { "Wen", "by\xe2\x81\xa8Wen\xe2\x81\xa9said", "Wen" },
    { "Wen", "a\x1bWen\x1b", "Wen" },
    { "Wen Li", "wen\xe2\x80\x8bli", "wen\xe2\x80\x8bli" },
    { "Wen\xe2\x80\x8bLi", "wen li, wenli", "wen li|wenli" },
    /* line and paragraph separators are space */
    { "Wen Li", "wen\xe2\x80\xa8li wen\xe2\x80\xa9li", "wen\xe2\x80\xa8li|wen\xe2\x80\xa9li" },
    /* bytes that are no UTF-8 part words */
    { "Wen", "\xffWen\xfe", "Wen" },
    { "Wen", "W\xff\x65n", "" },
    { "Wen", "Wen\xc3", "Wen" },
    { "Wen", "Wen\xed\xa0\x80 \xc0\x80Wen \xf8\x88\x80\x80\x80Wen", "Wen|Wen|Wen" },
};

START_TEST(hidden_characters)
{
    check_sample(&hidden[_i]);
}
END_TEST

/* --- several words --- */

static const struct sample several[] = {
    { "Wen Li", "wen li", "wen li" },
    { "wen-li", "Wen Li wen_li WEN/LI Wen.Li wen,  li (wen) li",
      "Wen Li|wen_li|WEN/LI|Wen.Li|wen,  li|wen) li" },
    { "Wen Li", "wen\nli", "wen\nli" },
    { "Wen Li", "wenli", "" },
    { "O\xe2\x80\x99"
      "Brien",
      "o'brien O\xe2\x80\x99"
      "BRIEN O\xca\xbc"
      "Brien",
      "o'brien|O\xe2\x80\x99"
      "BRIEN|O\xca\xbc"
      "Brien" },
    { "Jean-Luc Faure", "jean luc faure", "jean luc faure" },
    { "Ana Mar\xc3\xad\x61 de la Cruz", "ana maria de la cruz", "ana maria de la cruz" },
    /* the longest wins, and a shorter one when the longer is not there */
    { "Ana|Ana Luz|Ana Luz Paz", "ana luz paz, ana luz, ana", "ana luz paz|ana luz|ana" },
    { "Ana|Ana Luz Paz", "ana luz sol", "ana" },
    { "a b c|b d", "a b d", "b d" },
    { "a a b", "a a a b", "a a b" },
    /* overlapping */
    { "Ana Luz|Luz Paz", "ana luz paz", "ana luz" },
    { "Ana Luz|Luz Paz", "Ana Luz Paz", "Ana Luz|Paz" },
    /* a part wants a capital letter */
    { "Will Hope", "I will, we hope", "" },
    { "Will Hope", "Hope said, will HOPE, and Will", "Hope|will HOPE|Will" },
    { "Will Hope", "hOpe", "hOpe" },
    { "will-hope", "asked Will. Hope so", "Will. Hope" },
    { "will-hope", "they will", "" },
    { "Tom\xc3\xa1s Silva", "Tomas' plan; silva", "Tomas" },
    { "Tom\xc3\xa1s Silva",
      "\xef\xbc\xb4omas \xf0\x9d\x90\xb4"
      "silva",
      "\xef\xbc\xb4omas" },
    /* no part: one letter, a number, a short word in lower case between others */
    { "Wen I. Li", "I met J", "" },
    { "Wen I. Li", "Wen I Li", "Wen I Li" },
    { "O'Brien", "Plan O by Brien", "Brien" },
    { "room-101", "the 101 dalmatians; Room 7", "Room" },
    { "Ana de la Cruz", "De la Cruz, La Paz, DE", "Cruz" },
    { "ana de la cruz", "De facto", "De" },
    { "van Gogh", "Van", "Van" },
    { "Tom\xc3\xa1s silva", "Silva", "Silva" },
    { "Ben Al", "Ben and Al", "Ben|Al" },
    /* more words than count: found by the first of them */
    { "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h",
      "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f",
      "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f" },
};

START_TEST(several_words)
{
    check_sample(&several[_i]);
}
END_TEST

/* --- scripts without spaces, scripts without capitals --- */

static const struct sample scripts[] = {
    /* Han */
    { "王小明", "昨天王小明说", "王小明" },
    { "王小明", "王 小明 王·小明 王小", "王 小明|王·小明" },
    { "小明", "王小明", "小明" },
    { "王 小明", "小明说", "小明" },
    { "王 小明", "国王说", "" },
    { "Wen", "和Wen说", "Wen" },
    { "Wen王", "和Wen王说", "Wen王" },
    { "Wen王", "Wen说", "" },
    /* Kana, also half-width and taken apart */
    { "さくら", "さくらさんが", "さくら" },
    { "ガク", "ｶﾞｸさん ガクさん カクさん", "ｶﾞｸ|ガク" },
    { "ローラ", "ローラさん、ﾛｰﾗ", "ローラ|ﾛｰﾗ" },
    { "佐々木", "佐々木さん", "佐々木" },
    { "Wen", "Wenさんが", "Wen" },
    { "Wen", "佐々WenとカッWenとーWen", "Wen|Wen|Wen" },
    /* Hangul: a syllable is not the beginning of another, particles follow */
    { "민수", "김민수가 민수는", "민수|민수" },
    { "민수", "\xe1\x84\x86\xe1\x85\xb5\xe1\x86\xab\xe1\x84\x89\xe1\x85\xae",
      "\xe1\x84\x86\xe1\x85\xb5\xe1\x86\xab\xe1\x84\x89\xe1\x85\xae" },
    { "미수", "민수 미순", "" },
    /* Thai, Lao, Khmer, Myanmar */
    { "สมชาย", "คุณสมชายบอก", "สมชาย" },
    { "น้ำ", "ดื่มน้ำแล้ว", "น้ำ" },
    { "มา", "มี", "" },
    { "ສົມ", "ທ່ານສົມເວົ້າ", "ສົມ" },
    { "សុខ", "លោកសុខបាន", "សុខ" },
    { "အောင်", "ဦးအောင်က", "အောင်" },
    /* without capital letters a part always counts; Hebrew, Devanagari, Georgian */
    { "דוד כהן", "אמר כהן", "כהן" },
    { "רון", "רונה", "" },
    { "अनिल कुमार", "कुमार ने", "कुमार" },
    { "अनिल", "अनीला", "" },
    { "ნინო", "ნინოს ნინო", "ნინო" },
    { "สมชาย ใจดี", "คุณสมชายบอก", "สมชาย" },
};

START_TEST(other_scripts)
{
    check_sample(&scripts[_i]);
}
END_TEST

/* --- large texts --- */

static char *repeated(const char *piece, size_t length)
{
    GString *text = g_string_sized_new(length + strlen(piece));
    while (text->len < length)
        g_string_append(text, piece);
    return g_string_free(text, false);
}

static size_t count(const struct emj_names *names, const char *text)
{
    size_t found = 0;
    size_t start = 0;
    size_t end = 0;
    while (emj_names_find(names, text, end, &start, &end))
        found++;
    return found;
}

enum { MIB = 1024 * 1024 };

/* Each would take minutes if a step looked at more than what is near. */
static const struct {
    const char *names;
    const char *piece;
    size_t found_each; /* times a piece */
} large[] = {
    { "wen", "word ", 0 },
    { "wen", "wen ", 1 },
    { "wen", "w\xc2\xad\x65n ", 1 },
    { "wen", "x\xe2\x80\x8bwen ", 1 },
    { "wen", "\xe2\x80\x8b", 0 },
    { "wen", "a", 0 },
    { "wen", "\xc3\xa9", 0 },
    { "wen", "\xff", 0 },
    { "小明", "小", 0 },
    { "小明", "小明", 1 },
    { "a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a b", "a ", 0 },
    { "wen", "w\xcc\x81\xcc\x81\xcc\x81", 0 },
};

START_TEST(large_texts)
{
    g_autoptr(emj_names) names = names_of(large[_i].names);
    g_autofree char *text = repeated(large[_i].piece, MIB);
    size_t pieces = strlen(text) / strlen(large[_i].piece);
    ck_assert_uint_eq(count(names, text), large[_i].found_each * pieces);
}
END_TEST

START_TEST(many_names)
{
    enum { NAMES = 20000 };
    g_autoptr(emj_names) names = emj_names_new();
    for (int i = 0; i < NAMES; i++) {
        g_autofree char *name = g_strdup_printf("Anna N%d", i);
        emj_names_add(names, name);
    }
    g_autofree char *text = repeated("anna said anna n19999 ", MIB);
    ck_assert_uint_eq(count(names, text), strlen(text) / strlen("anna said anna n19999 "));
}
END_TEST

START_TEST(no_names)
{
    g_autoptr(emj_names) names = emj_names_new();
    size_t start = 0;
    size_t end = 0;
    ck_assert(!emj_names_find(names, "Wen", 0, &start, &end));
    emj_names_free(NULL);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("report-names");
    TCase *tcase = tcase_create("names");

    tcase_set_timeout(tcase, 60);
    tcase_add_loop_test(tcase, whole_words, 0, G_N_ELEMENTS(words));
    tcase_add_loop_test(tcase, folding, 0, G_N_ELEMENTS(folded));
    tcase_add_loop_test(tcase, hidden_characters, 0, G_N_ELEMENTS(hidden));
    tcase_add_loop_test(tcase, several_words, 0, G_N_ELEMENTS(several));
    tcase_add_loop_test(tcase, other_scripts, 0, G_N_ELEMENTS(scripts));
    tcase_add_loop_test(tcase, large_texts, 0, G_N_ELEMENTS(large));
    tcase_add_test(tcase, many_names);
    tcase_add_test(tcase, no_names);
    suite_add_tcase(suite, tcase);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
