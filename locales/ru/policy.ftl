### Правила напоминаний и рабочий календарь.

menu-policy = Правила напоминаний
menu-calendar-days = Рабочий календарь
command-policy = Как напоминать о сроках

policy-choose = Правила какой дорожной карты показать?
policy-none = Действующих дорожных карт пока нет.
policy-title = Напоминания · { $title }
policy-now = Сейчас: { $value }
policy-before = До срока, раб. дней
policy-after = После срока, раб. дней
policy-then-every = Потом повторять
policy-hour = Час утреннего сообщения
policy-last-call = В последний день ещё раз
policy-quiet = Тихие часы
policy-escalation = О просрочке узнают
policy-leads = Заранее, по длине срока
policy-lead = до { $days } дн. — { $percent }%
policy-leads-alike = одинаково
policy-check-in-before = До вопроса о постоянных, раб. дней
policy-check-in-before-days = за { $days }
policy-rhythm = О постоянных спрашивать
policy-ask-steps = Напишите три числа через запятую, в рабочих днях после срока: когда узнаёт руководитель учреждения, куратор, руководитель. Ноль — не сообщать. Например: 3, 5, 10.
policy-before-days = за { $days }
policy-after-days = через { $days }
policy-every-days =
    { $count ->
        [1] каждый день
        [one] раз в { $count } день
        [few] раз в { $count } дня
       *[many] раз в { $count } дней
    }
policy-from-to = с { $start } до { $end }
policy-to-head = руководитель учреждения { $days }
policy-to-curator = куратор { $days }
policy-to-manager = руководитель { $days }
policy-never = нет
policy-other = Другие дни…
policy-reset = Вернуть обычные
policy-saved = Сохранено
policy-ask-days = Напишите числа через запятую, в рабочих днях. Например: 10, 5, 1.

calendar-days-title = Рабочий календарь
calendar-days-about = Праздники и переносы страны бот знает сам. Здесь — дни, которые у вас иначе.
calendar-days-none = Пока ничего не задано.
calendar-days-working = рабочие
calendar-days-off = выходные
calendar-days-off-button = Добавить выходные или каникулы
calendar-days-on-button = Добавить рабочие дни
calendar-days-clear-button = Убрать дни
calendar-days-ask-off = Какие дни сделать выходными? Например: 02.11 – 08.11 осенние каникулы.
calendar-days-ask-on = Какие дни сделать рабочими? Например: 14.11 вместо понедельника.
calendar-days-ask-clear = Какие дни вернуть как в стране? Например: 02.11 – 08.11.
