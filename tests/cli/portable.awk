# Checks that Markdown keeps to what Obsidian, Notion and plain notes apps all keep;
# prints a line for every place that does not.
#
#   awk -f portable.awk REPORT.md
#
# Rules: the first line is a heading, not front matter; headings have at most three
# levels; bullets are "-", nested at most once by two spaces; emphasis is "**" alone;
# tables have at most four columns, no <br>, and a blank line before them; fences
# have no language; no HTML, no wikilink, callout, footnote, highlight,
# strike-through or tag stands unescaped; every block is parted by a blank line.

function complain(text) { printf "%s:%d: %s: %s\n", FILENAME, FNR, text, $0; bad = 1 }

# The line without code spans and without escaped characters.
function bare(line) {
    gsub(/\\./, "", line)
    gsub(/`[^`]*`/, "", line)
    return line
}

function kind_of(line) {
    if (line == "") return "blank"
    if (line ~ /^#+ /) return "heading"
    if (line ~ /^ *- /) return "list"
    if (line ~ /^\|/) return "table"
    if (line ~ /^```/) return "fence"
    return "text"
}

FNR == 1 { last = ""; fence = 0 }
FNR == 1 && $0 !~ /^# / { complain("does not begin with a heading") }

/^```/ {
    if (!fence && $0 != "```") complain("a fence with a language")
    if (!fence && last != "blank") complain("no blank line before a fence")
    fence = !fence
    last = fence ? "fence" : "closed"
    next
}
fence { next }

{
    kind = kind_of($0)
    line = bare($0)
    if (last == "closed" && kind != "blank") complain("no blank line behind a fence")
    if (kind != "blank" && last != "blank" && last != "" && (kind != last || kind == "heading" || kind == "text"))
        complain("no blank line between two blocks")
    last = kind
}
line ~ /^####/ { complain("a heading of level four") }
line ~ /^ *[*+] / { complain("a bullet that is not -") }
line ~ /^ +- / && line !~ /^  - / { complain("a list nested twice") }
line ~ /(^|[^*])\*([^*]|$)/ { complain("emphasis with one star") }
line ~ /(^|[ (])_[^ ]|[^ ]_([ .,;:)]|$)/ { complain("emphasis with underscores") }
line ~ /<[A-Za-z\/!?]/ { complain("HTML") }
line ~ /\[\[|\[\^|==|~~|^> *\[!/ { complain("syntax of one notes app") }
line ~ /(^|[ (])#[^ #]/ { complain("a tag") }
kind == "table" && gsub(/\|/, "|", line) > 5 { complain("a table of more than four columns") }

END {
    if (fence) { printf "%s: a fence is open at the end\n", FILENAME; bad = 1 }
    exit bad
}
