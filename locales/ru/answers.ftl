### Ответы руководителю: сравнения, рейтинг, страница школы, напоминания.

compare-title = Сравнение · { $title }
compare-column-change = Разница
compare-now = сейчас
compare-now-short = сейчас
compare-then-last-year = год назад
compare-then-last-quarter = квартал назад
compare-then-last-month = месяц назад
compare-then-last-week = неделю назад
compare-then-short = тогда
compare-share = { $share } ({ $done } из { $total })
compare-done = Выполнено { $first } против { $second }.
compare-accepted = Принято { $first } против { $second }.
compare-returned = Возвращали { $first } против { $second }.
compare-overdue = Просрочено { $first } против { $second }.
compare-more =
    { $points ->
        [one] На { $points } пункт больше
        [few] На { $points } пункта больше
       *[many] На { $points } пунктов больше
    }, чем { $than }.
compare-less =
    { $points ->
        [one] На { $points } пункт меньше
        [few] На { $points } пункта меньше
       *[many] На { $points } пунктов меньше
    }, чем { $than }.
compare-same = Столько же, сколько { $than }.
compare-than-last-year = год назад в тот же день
compare-than-last-quarter = квартал назад в тот же день
compare-than-last-month = месяц назад в тот же день
compare-than-last-week = неделю назад в тот же день
compare-than-school = у учреждения «{ $name }»
compare-than-roadmap = по карте «{ $name }»
compare-greatest = Заметнее всего: { $names }.
compare-empty = На одной из сторон задач нет: сравнить нечего.
compare-choose = С чем сравнить? Прошлое показано таким, каким было в тот же день.
compare-choose-school = С какой школой сравнить?
compare-choose-first-school = Какую школу сравнить?
compare-choose-roadmap = С какой дорожной картой сравнить «{ $title }»?
compare-which = Не у каждой карты есть, с чем сравнить. Какую показать?
compare-with-last-year = С прошлым годом
compare-with-last-quarter = С прошлым кварталом
compare-with-last-month = С прошлым месяцем
compare-with-last-week = С прошлой неделей
compare-with-school = Две школы
compare-with-roadmap = Две карты
answers-title = Что ещё спросить?
answers-open = Сравнить, рейтинг
outlook-title = Прогноз · { $title }
outlook-expected =
    { $ahead ->
        [0] Сдавать в это время больше нечего.
       *[other] Впереди: { $ahead }. { $expected ->
            [0] Опозданий, скорее всего, не будет.
           *[other] Опоздают примерно { $expected }.
        }
    }
outlook-late = Уже опоздали: { $late }.
outlook-accuracy =
    Насколько это точно. За прошедшие месяцы (их { $months }) прогноз на начало месяца расходился с итогом в среднем на { $error } из 100 задач. Для { $ahead } задач впереди это около { $here }. Если бы у всех школ доля опозданий была общая — на { $plain } из 100.{ $exact ->
        [yes] { "" }
       *[other] { " " }Хуже всего вышло за { $worst }: ожидали { $expected }, опоздало { $came }.
    } Сроки, которые за месяц перенесли, сюда не входят.
outlook-unproven = Насколько прогноз точен, пока не видно: для проверки нужно { $fewest } прошедших месяца.
outlook-of-months = Ошибка известна только у прогноза на один целый месяц.
outlook-basis = Считается по доле сроков, которые каждая школа уже пропустила (прошло сроков: { $judged }). Причин прогноз не знает.
outlook-short = Впереди: { $ahead }. Прогноза пока нет: сроков прошло { $judged }, а нужно не меньше { $fewest }.
outlook-risks = Вероятнее других опоздают:
outlook-risk = — { $task } · { $organisation }, { $until }: { $share }
outlook-by-school = По школам
outlook-schools = У каждой школы рядом — на сколько задач прежние прогнозы в среднем расходились с итогом, в пересчёте на то, что впереди. Пока у школы не прошло { $fewest } сроков, прогноза по ней нет.
outlook-school =
    — { $name }: впереди { $ahead }, { $expected ->
        [0] опозданий, скорее всего, не будет
       *[other] опоздают примерно { $expected }
    }{ $known ->
        [yes] , ошибка около { $error }.
       *[no] , ошибка пока не видна.
    }
outlook-school-short = — { $name }: впереди { $ahead }, прогноза нет (прошло сроков: { $judged }).
answers-outlook = Прогноз
answers-ahead = Впереди
answers-ahead-month =
    Впереди в { $month ->
        [1] январе
        [2] феврале
        [3] марте
        [4] апреле
        [5] мае
        [6] июне
        [7] июле
        [8] августе
        [9] сентябре
        [10] октябре
        [11] ноябре
       *[12] декабре
    }
answers-compare = Сравнить
answers-ranking = Рейтинг
ranking-title = В срок · { $title }
ranking-column-place = место
ranking-column-share = Доля в срок
ranking-short-share = доля
ranking-column-in-time = В срок
ranking-short-in-time = вовр.
ranking-column-of = Из них
ranking-short-of = из
ranking-empty = Ни один срок ещё не прошёл: сравнивать школы рано.
ranking-first =
    { $count ->
        [one] Впереди { $names } ({ $share }).
       *[other] Впереди { $names }{ $others ->
            [0] {""}
           *[other] {" "}и ещё { $others }
        } ({ $share }).
    }
ranking-last =
    { $count ->
        [one] Позади { $names } ({ $share }).
       *[other] Позади { $names }{ $others ->
            [0] {""}
           *[other] {" "}и ещё { $others }
        } ({ $share }).
    }
ranking-total = Всего в срок { $share }: { $done } из { $count }.
ranking-counted-deadline = Считаются принятые и просроченные мероприятия, чей срок прошёл; то, что на проверке, не считается.
ranking-counted-accepted = Считается принятое за этот период: сколько из него сдано в срок.
ranking-counted-returned = Считается то, что в этот период возвращали и чей срок прошёл: принятое и просроченное. То, что на проверке, не считается.
ranking-own = { $name }: место { $place } из { $count }.
ranking-own-small = { $name }: без места, таких мероприятий меньше { $fewest }.
ranking-small =
    { $count ->
        [one] У { $count } учреждения таких мероприятий меньше { $fewest }: оно внизу без места.
       *[other] У { $count } учреждений таких мероприятий меньше { $fewest }: они внизу без места.
    }
answers-school = Страница школы
answers-choose-school = О какой школе рассказать?
school-page-title = { $school } · { $title }
school-page-now = Просрочено: { $overdue }, на проверке: { $review }.
school-page-in-time-deadline = В срок { $share } ({ $done } из { $total }, чей срок прошёл).
school-page-in-time-accepted = В срок { $share } ({ $done } из { $total } принятых).
school-page-late = С опозданием: { $count } ({ $causes }).
school-page-returns =
    { $count ->
        [one] Возвращали на доработку { $count } раз.
        [few] Возвращали на доработку { $count } раза.
       *[many] Возвращали на доработку { $count } раз.
    }
school-page-burden = Спрашивают за { $month } по всем картам: мероприятий { $requests }, документов { $documents }{ $twice ->
        [0] {""}
       *[other] {""}, дважды { $twice }
    }.
school-page-picture = Ход по месяцам
answers-roadmaps = Несколько карт
roadmaps-choose = Какие карты считать вместе? Нажатие берёт карту или убирает, не больше { $most }; все сразу — отдельной кнопкой.
roadmaps-together = Показать
roadmaps-every = Все карты
answers-reminders = Кто не ответил
reminders-title = После напоминания · { $title }
reminders-count = Просрочили { $count }, из них не ответили после последнего напоминания { $silent }.
reminders-silent =
    { $count ->
        [one] — { $name }: молчит с { $day }, напомнили { $count } раз
        [few] — { $name }: молчит с { $day }, напомнили { $count } раза
       *[many] — { $name }: молчит с { $day }, напомнили { $count } раз
    }
reminders-answered =
    { $count ->
        [one] ✓ { $name }: ответила после { $day }, напомнили { $count } раз
        [few] ✓ { $name }: ответила после { $day }, напомнили { $count } раза
       *[many] ✓ { $name }: ответила после { $day }, напомнили { $count } раз
    }
reminders-never = — { $name }: бот не напоминал
