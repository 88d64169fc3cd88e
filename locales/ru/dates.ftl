### Даты словами. Собирает их bot/ui/dates.py; месяц — номер от 1, день недели — от 1 (понедельник).

date-month-genitive =
    { $month ->
        [1] января
        [2] февраля
        [3] марта
        [4] апреля
        [5] мая
        [6] июня
        [7] июля
        [8] августа
        [9] сентября
        [10] октября
        [11] ноября
       *[12] декабря
    }
date-weekday =
    { $weekday ->
        [1] понедельник
        [2] вторник
        [3] среда
        [4] четверг
        [5] пятница
        [6] суббота
       *[7] воскресенье
    }
date-weekday-genitive =
    { $weekday ->
        [1] понедельника
        [2] вторника
        [3] среды
        [4] четверга
        [5] пятницы
        [6] субботы
       *[7] воскресенья
    }
date-day = { $day } { $month }
date-day-year = { $day } { $month } { $year } года
date-heading = { $weekday }, { $day }
date-span = с { $start } по { $end }
date-until = до { $day }
date-until-weekday = до { $weekday }, { $day }
date-due-today = { $until } (сегодня)
date-due-tomorrow = { $until } (завтра)
date-due-left =
    { $until }, { $days ->
        [one] остался { $days } день
        [few] осталось { $days } дня
       *[many] осталось { $days } дней
    }
date-due-overdue =
    был { $day }, просрочено на { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }
date-brief-today = сегодня
date-brief-tomorrow = до завтра
date-brief-weekday = до { $weekday }
date-brief-overdue = срок был { $day }
date-in-month =
    { $month ->
        [1] в январе
        [2] в феврале
        [3] в марте
        [4] в апреле
        [5] в мае
        [6] в июне
        [7] в июле
        [8] в августе
        [9] в сентябре
        [10] в октябре
        [11] в ноябре
       *[12] в декабре
    }
date-leaves = Сейчас нерабочее время: придёт { $day } в { $at }.
date-in-month-year = { $name } { $year } года
