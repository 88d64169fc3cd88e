"""What a token can be. One letter each, so that a phrase is a string and a rule is a pattern.

The names are the vocabulary of `rules`: a rule written `FROM NUM UPTO NUM MONTH` is compiled by
putting these letters in the place of the names.
"""

UNKNOWN = "?"

# Numbers and dates. NUM is 1…31, YEAR has four digits, CARDINAL and ORDINAL are spelt out,
# IMPOSSIBLE is a date that no calendar has (31.02).
NUM = "d"
BIG = "#"
IMPOSSIBLE = "%"
YEAR = "y"
DATE = "D"
MONTH_YEAR = "N"
TIME = "T"
ROMAN = "r"
CARDINAL = "n"
ORDINAL = "o"

# Units of the calendar.
MONTH = "m"
QUARTER = "q"
HALF = "h"
TERM = "t"
HOLIDAYS = "@"
DECADE = "k"
WEEK = "w"
MONTH_WORD = "e"
YEAR_WORD = "g"
DAY_WORD = "a"
HALF_WORD = "l"
WEEKDAY = "W"
DAYS_OFF = "Q"
SEASON = "S"
SEASONAL = "s"
NUMBER_WORD = "i"
EDGE = "b"

# Words that qualify a unit.
STUDY = "u"
CALENDAR = "C"
CURRENT = "U"
NEXT = "X"
REPORT = "O"
EACH = "x"
PARITY = "="
WORKING = "j"
WHOLE = "V"

# Prepositions. THROUGH is «в течение» in all its spellings.
FROM = "c"
UPTO = "p"
UNTIL = "f"
IN = "v"
ON = "z"
FOR = "Z"
TOWARD = "K"
AFTER = "A"
THROUGH = "F"

# Repetition and duration.
ADVERB = "E"
TIMES = "R"
AT_LEAST = "L"
THEN = "H"
ALWAYS = "P"
STRETCH = "B"
CARRYING = "M"
PLAN_WORD = "G"
INCLUSIVE = "I"
CLOCK = "J"
PLACE = "Y"

# Punctuation.
DASH = "-"
COMMA = ","
AND = "&"
OR = "!"
SLASH = "/"
OPEN = "<"
CLOSE = ">"
COLON = ":"
