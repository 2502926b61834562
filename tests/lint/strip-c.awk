# Blanks out comments and the insides of strings, so that a search for a call
# finds calls alone. Each line keeps its number; it is printed as FILE:LINE:TEXT.
FNR == 1 { in_comment = 0 }
{
    out = ""
    line = $0
    while (line != "") {
        if (in_comment) {
            end = index(line, "*/")
            if (!end) break
            line = substr(line, end + 2)
            in_comment = 0
        } else if (match(line, /^"(\\.|[^"\\])*"/)) {
            out = out "\"\""
            line = substr(line, RLENGTH + 1)
        } else if (match(line, /^'(\\.|[^'\\])*'/)) {
            out = out "' '"
            line = substr(line, RLENGTH + 1)
        } else if (substr(line, 1, 2) == "/*") {
            in_comment = 1
            line = substr(line, 3)
        } else if (match(line, /^[^"'\/]+/)) {
            out = out substr(line, 1, RLENGTH)
            line = substr(line, RLENGTH + 1)
        } else {
            out = out substr(line, 1, 1)
            line = substr(line, 2)
        }
    }
    print FILENAME ":" FNR ":" out
}
