### Dates in words, put together by bot/ui/dates.py; a month from 1, a weekday from 1 (Monday).

date-month-genitive =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
date-weekday =
    { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }
date-weekday-genitive =
    { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }
date-day = { $day } { $month }
date-day-year = { $day } { $month } { $year }
date-heading = { $weekday }, { $day }
date-span = from { $start } to { $end }
date-until = by { $day }
date-until-weekday = by { $weekday }, { $day }
date-due-today = { $until } (today)
date-due-tomorrow = { $until } (tomorrow)
date-due-left =
    { $until }, { $days ->
        [one] { $days } day left
       *[other] { $days } days left
    }
date-due-overdue =
    was { $day }, { $days ->
        [one] { $days } day overdue
       *[other] { $days } days overdue
    }
date-brief-today = today
date-brief-tomorrow = by tomorrow
date-brief-weekday = by { $weekday }
date-brief-overdue = was due { $day }
date-in-month =
    { $month ->
        [1] in January
        [2] in February
        [3] in March
        [4] in April
        [5] in May
        [6] in June
        [7] in July
        [8] in August
        [9] in September
        [10] in October
        [11] in November
       *[12] in December
    }
date-leaves = Out of hours now: it will come on { $day } at { $at }.
date-in-month-year = { $name } { $year }
