### Напоминания, утренние сообщения, правила, должники, доставка.

office-title = Кураторы и руководители · { $municipality }
office-nobody = пока никого
debtors-overdue = Просроченные отчёты
debtors-week = Отчёты со сроком в ближайшие 7 дней
debtors-all = Все незакрытые мероприятия
debtors-short-overdue = Просрочено
debtors-short-week = Неделя
debtors-short-all = Все
debtors-chosen = • { $name }
debtors-count =
    { $owing ->
        [one] Не отчиталось { $owing } из { $asked }.
        [few] Не отчитались { $owing } из { $asked }.
       *[many] Не отчиталось { $owing } из { $asked }.
    }
debtors-none =
    { $asked ->
        [0] Сроков пока не было, спрашивать некого.
        [one] Единственное учреждение отчиталось.
       *[other] Отчитались все: { $asked } из { $asked }.
    }
debtors-unreachable =
    { $count ->
        [one] Бот не может написать { $count } учреждению: { $names }. Позвоните туда.
       *[other] Бот не может написать { $count } учреждениям: { $names }. Позвоните им.
    }
debtor-blocked = { $name } (бот заблокирован)
debtor-missing = { $name } (никто не подключился)
debtors-and-more = { $names } и ещё { $count }
debtors-nudge =
    { $count ->
        [one] Напомнить { $count } человеку
       *[other] Напомнить { $count } людям
    }
debtors-no-day = День ({ $day }) не учтён: напоминание уходит сразу, всем, кого показывает список.
debtors-question =
    { $count ->
        [one] Напомнить { $count } человеку?
       *[other] Напомнить { $count } людям?
    }
debtors-one-by-one =
    { $count ->
        [0] Из названных все отчитались, напоминать некому.
       *[other] Напомнить можно всем или одному учреждению. Никому ещё не напомнили, выберите:
    }
debtors-list = Список
debtors-nudged =
    { $count ->
        [0] Напоминать больше некому.
        [one] Напоминание получит { $count } человек.
        [few] Напоминание получат { $count } человека.
       *[many] Напоминание получат { $count } человек.
    }
debtors-before = Сегодня об этом уже напоминали: { $count }.
debtor-line = { $name }: { $count }
debtor-not-joined = никто не подключился
debtor-has-blocked = бот заблокирован
nudge-overdue = Куратор напоминает: срок прошёл, отчёта нет.
nudge-week = Куратор напоминает о ближайших сроках.
nudge-all = Куратор ждёт отчёт.
ledger-title = Доставка за 7 дней · { $name }
ledger-figures = Доставлено: { $sent }, ждут отправки: { $waiting }.
ledger-uncertain = Неясно, дошло ли: { $count }. Бот отправит ещё раз.
ledger-lost = Не доставлено: { $count }.
ledger-unreached =
    { $count ->
        [one] Бот не может написать { $count } учреждению, позвоните туда:
       *[other] Бот не может написать { $count } учреждениям, позвоните им:
    }
ledger-all-reached = Бот может написать всем учреждениям.
ledger-blocked = { $name } (бот заблокирован)
ledger-missing = { $name } (никто не подключился)
ledger-more = и ещё { $count }
ledger-messages = Сообщения
ledger-trouble = Недоставленные
ledger-list-all = Сообщения за 7 дней
ledger-list-trouble = Недоставленные за 7 дней
ledger-nothing = Таких сообщений нет.
ledger-group = группа
message-kind-digest = утреннее сообщение
message-kind-reminder = последний день
message-kind-returned = возврат
message-kind-return-withdrawn = возврат отозван
message-kind-accepted = принято
message-kind-blocked = затруднение
message-kind-not-applicable-asked = не относится
message-kind-school-wrote = слова школы
message-kind-question = вопрос
message-kind-curator-wrote = слова куратора
message-kind-deadline-asked = просьба о сроке
message-kind-deadline-decided = решение о сроке
message-kind-pupils-found = список учащихся
message-kind-nudge = напоминание куратора
message-kind-office-digest = утро куратора
message-kind-weekly-digest = итоги недели
message-kind-escalation = давно просрочено
message-kind-group-week = неделя в группе
message-kind-group-summary = сводка в группе
message-kind-events = события
message-kind-set-aside = неполадки
message-kind-mended = исправлено коллегой
message-kind-task-cancelled = мероприятие снято
message-kind-file-missed = файл не дошёл
message-kind-file-passed = файл от руководителя
message-kind-plan-changed = изменения плана
message-kind-letter = письмо школам
message-kind-remind-asked = просьба напомнить
message-kind-update-set-aside = не обработано
message-kind-alarm = предупреждение администратору
message-kind-other = сообщение
delivery-pending = ждёт отправки
delivery-claimed = отправляется
delivery-sent = доставлено
delivery-uncertain = неясно, будет повтор
delivery-failed = не отправлено
delivery-unreachable = бот заблокирован
delivery-obsolete = устарело
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
policy-escalation = О просрочке узнают, раб. дней
policy-leads = Заранее, по длине срока
policy-lead = до { $days } дн. — { $percent }%
policy-leads-alike = одинаково
policy-weekly = День общего списка
policy-weekly-none = каждое в свой день
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
policy-to-head = руководитель учреждения через { $days }
policy-to-curator = куратор через { $days }
policy-to-manager = руководитель через { $days }
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
digest-returned = Вернули
digest-overdue = Просрочено
digest-since = с прошлого раза: { $changes }
digest-since-of-all = С прошлого раза: { $changes }.
digest-since-overdue = { $count } просрочено
digest-overdue-folded = Просрочено: { $count } — по кнопке «Все мероприятия».
digest-since-new =
    { $count ->
        [one] { $count } новое
       *[other] { $count } новых
    }
digest-since-reported = { $count } сдано
digest-today-and-tomorrow = Сегодня и завтра
digest-this-week = На неделе
digest-later = Впереди
digest-new = Новое
digest-check-in = Постоянные: есть ли новости?
digest-more-overdue = Просрочено ещё { $count }, самый давний срок был { $day } — по кнопке «Все мероприятия».
digest-more = И ещё { $months } — по кнопке «Все мероприятия».
digest-more-undated = { $count } без срока
digest-why-list = Пишу, потому что это ещё не сдано. Реже или позже: /notifications
digest-why-ahead = Пишу заранее, чтобы вы успели. Реже или позже: /notifications
digest-why-check-in = Спрашиваю время от времени; если новостей нет, так и ответьте. Реже или позже: /notifications
digest-why-new = О новом пишу один раз. Реже или позже: /notifications
digest-why-last-day = Пишу сегодня: это последний рабочий день срока. Реже: /notifications
digest-all = Все мероприятия
digest-new-folded =
    { $count ->
        [one] { $where }: { $count } мероприятие. Ближайшее: { $nearest }.
        [few] { $where }: { $count } мероприятия. Ближайшее: { $nearest }.
       *[many] { $where }: { $count } мероприятий. Ближайшее: { $nearest }.
    }
digest-new-undated =
    { $count ->
        [one] { $where }: { $count } мероприятие без срока.
        [few] { $where }: { $count } мероприятия без срока.
       *[many] { $where }: { $count } мероприятий без срока.
    }
digest-report-later = Отчитаюсь позже
digest-report-later-done =
    { $count ->
        [one] Отмечено: { $count } мероприятие в работе. Напомню в последний день срока.
        [few] Отмечено: { $count } мероприятия в работе. Напомню в последний день срока.
       *[many] Отмечено: { $count } мероприятий в работе. Напомню в последний день срока.
    }
digest-report-later-nothing = Отмечать нечего: в ближайшие дни сроков нет.
digest-last-working-day = последний рабочий день — { $day }
digest-last-working-today = сегодня последний рабочий день (срок { $until })
digest-snooze-tomorrow = Напомнить завтра
digest-snooze-in-three-days = Через 3 дня
digest-snooze-monday = В понедельник
digest-snooze-one = Хорошо, напомню { $day }: { $about }. В последний день срока скажу всё равно.
digest-snooze-earlier = Напомню { $day }, раньше, чем вы просили: это последний рабочий день срока. { $about }
digest-snooze-several =
    Хорошо, напомню { $day } обо всём, что сейчас ждёт ({ $count ->
        [one] { $count } мероприятие
        [few] { $count } мероприятия
       *[many] { $count } мероприятий
    }). В последний день срока скажу всё равно.
digest-snooze-nothing = Напоминать уже не о чем.
reminder-today = Сегодня последний день
reminder-overdue = Срок прошёл вчера
reminder-reply = Ответьте на это сообщение файлом или фото.
office-awaited-review =
    { $count ->
        [one] Ждёт проверки { $count } отчёт: { $names }.
        [few] Ждут проверки { $count } отчёта: { $names }.
       *[many] Ждут проверки { $count } отчётов: { $names }.
    }
office-awaited-deadline =
    { $count ->
        [one] Ждёт ответа { $count } просьба о сроке: { $names }.
        [few] Ждут ответа { $count } просьбы о сроке: { $names }.
       *[many] Ждут ответа { $count } просьб о сроке: { $names }.
    }
office-awaited-obstacle =
    { $count ->
        [one] Есть { $count } затруднение: { $names }.
        [few] Есть { $count } затруднения: { $names }.
       *[many] Есть { $count } затруднений: { $names }.
    }
office-waits =
    { $days ->
        [0] { $name } (сегодня)
        [one] { $name } ({ $days } день)
        [few] { $name } ({ $days } дня)
       *[many] { $name } ({ $days } дней)
    }
office-last-day = Сегодня последний день: { $names }.
office-overdue =
    { $count ->
        [one] Не отчиталось { $count } учреждение: { $names }.
        [few] Не отчитались { $count } учреждения: { $names }.
       *[many] Не отчиталось { $count } учреждений: { $names }.
    }
digest-ask-why = Что мешает?
hindrance-ask = Что мешает отчитаться? Ответ увидит куратор и поможет.
hindrance-no-time = Не хватает времени или людей
hindrance-unclear = Непонятно, что сдавать
hindrance-not-ours = Это делаем не мы
hindrance-said-no-time = не хватает времени или людей
hindrance-said-unclear = непонятно, что сдавать
hindrance-said-not-ours = это делает кто-то другой
hindrance-heard = Спасибо, передам: { $names }. Ответ стоит на карточках просроченных мероприятий ({ $count }). Там же можно задать вопрос или попросить другой срок.
hindrance-no-curator = куратор
hindrance-nothing = Сейчас ничего не просрочено, говорить не о чем.
office-hindrance = { $name } отвечает на «Что мешает?»: { $said } ({ $who }, { $phone }).
office-own-nobody = пока никто
office-own =
    { $count ->
        [one] { $name }: { $count } мероприятие. Отчёты ведёт: { $who }.
        [few] { $name }: { $count } мероприятия. Отчёты ведёт: { $who }.
       *[many] { $name }: { $count } мероприятий. Отчёты ведёт: { $who }.
    }
office-calls-late = Давно просрочено, стоит позвонить: { $names }.
office-calls = Стоит позвонить: { $names }.
office-nobody-to-call = Никто не подключился, и телефона нет: { $names }.
office-call = { $name } — { $who }
office-call-nobody = никто не подключился
office-no-phone = телефон не записан
office-late-curator =
    { $count ->
        [one] Помочь может куратор { $names }.
       *[other] Помочь могут кураторы: { $names }.
    }
office-unreached =
    { $count ->
        [one] Бот не может написать { $count } учреждению, позвоните туда: { $names }.
       *[other] Бот не может написать { $count } учреждениям, позвоните им: { $names }.
    }
office-and-more = { $names } и ещё { $count }
office-review = Проверить ({ $count })
office-debtors = Кто не отчитался
office-escalation = Давно просрочено
office-weekly = Итоги недели
office-weekly-line = <b>{ $title }</b>: выполнено { $done } из { $total }, просрочено { $overdue }.
notify-title = Уведомления
notify-hour = Утреннее сообщение: { $hour }
notify-hour-usual = как в дорожной карте
notify-zone = Время: { $zone }
notify-zone-usual = как на территории
notify-phone = Ваш телефон: { $phone }
notify-phone-none = Ваш телефон: не записан
notify-drop-phone = Убрать телефон
notify-weekly-on = Итоги недели: по понедельникам
notify-weekly-off = Итоги недели: не присылать
notify-turn-weekly-on = Присылать итоги недели
notify-turn-weekly-off = Не присылать итоги недели
notify-tables-on = Сводки: таблицей
notify-tables-off = Сводки: текстом
notify-turn-tables-on = Показывать сводки таблицей
notify-turn-tables-off = Показывать сводки текстом
notify-snoozed =
    { $count ->
        [one] Отложено { $count } мероприятие.
        [few] Отложено { $count } мероприятия.
       *[many] Отложено { $count } мероприятий.
    }
notify-wake = Напоминать об отложенном
notify-change-hour = Час сообщения
notify-change-zone = Часовой пояс
notify-change-phone = Телефон
notify-change-locale = Язык
notify-ask-hour = В котором часу присылать утреннее сообщение? Тихие часы дорожной карты остаются в силе.
notify-ask-zone = По какому времени вы живёте?
notify-ask-locale = На каком языке писать?
notify-ask-phone-school = По какому телефону вам звонить, если со сроком трудно? Например: 8 904 123-45-67. Номер увидят ваше учреждение, кураторы и руководители территории.
notify-ask-phone-office = По какому телефону вам звонить, если со сроком трудно? Например: 8 904 123-45-67. Номер увидят учреждения, кураторы и руководители территории.
notify-phone-unreadable = Это не похоже на телефон. Напишите только номер, например: 8 904 123-45-67.
notify-hour-follow = Как в дорожной карте
notify-zone-follow = Как на территории
notify-locale-ru = Русский
notify-locale-en = English
notify-saved = Сохранено
calendar-ask-school = Сроки какого учреждения прислать файлом?
calendar-caption =
    { $count ->
        [one] { $count } срок. Откройте файл, и он появится в календаре телефона.
        [few] { $count } срока. Откройте файл, и они появятся в календаре телефона.
       *[many] { $count } сроков. Откройте файл, и они появятся в календаре телефона.
    }
calendar-nothing = Открытых сроков нет, календарь пуст.
laggards-ask = Попросить кураторов
laggards-nudge = Напомнить
laggards-write = Написать школам
laggards-open = Открыть список
laggards-please = { $author } просит напомнить школам
laggards-please-check = { $author } просит проверить отчёты
laggards-asked =
    { $count ->
        [one] Куратор получит этот список.
       *[other] Кураторы ({ $count }) получат этот список.
    }
laggards-asked-before = Сегодня кураторов об этом уже просили, или бот не может им написать. Позвоните им.
letter-ask =
    Напишите письмо, не длиннее { $most } знаков. Его получат координаторы { $schools ->
        [one] { $schools } учреждения
       *[other] { $schools } учреждений
    } из списка. Перед отправкой бот покажет письмо целиком.
letter-ask-named = Напишите письмо для получателей: { $names }. Не длиннее { $most } знаков. Перед отправкой бот покажет его целиком.
letters-last = Письма школам, последние сверху. Кто прочитал какое?
letters-none = Писем школам ещё не отправляли. Письмо начинается со списка: просроченные.
letters-open = Письма школам
letter-preview = Письмо школам · { $about }
letter-to-list = { $names } и ещё { $others }
letter-to-all = все учреждения
letter-to = Учреждений { $schools }, получателей { $people }.
letter-unreached = Бот не может написать: { $names }{ $others ->
        [0] {""}
       *[other] {" "}и ещё { $others }
    }. Позвоните им.
letter-send = Отправить
letter-dropped = Письмо не отправлено.
letter-sent = Письмо отправлено · { $about }
letter-read-count = Прочитали { $read } из { $count }.
letter-unread = — { $who }
letter-was-read = ✓ { $who }, { $day }
letter-from = Письмо от: { $author }
letter-read = Прочитано
letter-thanks = Отмечено: прочитано.
digest-snooze-another-day = Другой день
digest-snooze-ask = До какого дня не напоминать? Например: 15 января. В последний день срока скажу всё равно.
notify-away-ask = Меня не будет
notify-away-question = До какого дня вас нет и кто получает напоминания? Например: до 15 января, вместо меня { $name }.
notify-away-at-once = Напоминать вместо вас начнут сразу, а не с { $day }: если рано, напишите об этом в тот день.
notify-away-who = Кто получает напоминания вместо вас?
notify-away-nobody = Вместо вас пока некому: коллег с той же работой нет. Пригласите коллегу: попросите куратора прислать приглашение.
notify-away = До { $day } напоминания вместо вас получает { $name }. С { $day } — снова вы.
notify-substitute = { $name } просит вас получать напоминания до { $day }. Вы отвечаете за те же мероприятия: они придут в обычном утреннем сообщении.
notify-back = Напоминать снова мне
message-kind-substitute = вместо коллеги
notify-coming =
    { $count ->
        [one] За 30 дней придёт { $count } утреннее сообщение: { $days }. О сданном не напоминаю, так что может быть и меньше.
        [few] За 30 дней придут { $count } утренних сообщения: { $days }. О сданном не напоминаю, так что может быть и меньше.
       *[many] За 30 дней придут { $count } утренних сообщений: { $days }. О сданном не напоминаю, так что может быть и меньше.
    }
notify-coming-nothing = В ближайшие 30 дней напоминать не о чем. Придут только возвраты и ответы куратора.
notify-coming-decide =
    { $count ->
        [one] Если ничего не менять, за 30 дней придёт { $count } утреннее сообщение куратору: { $days }.
        [few] Если ничего не менять, за 30 дней придут { $count } утренних сообщения куратору: { $days }.
       *[many] Если ничего не менять, за 30 дней придут { $count } утренних сообщений куратору: { $days }.
    }
notify-coming-decide-nothing = Если ничего не менять, утренних сообщений куратору за 30 дней не будет.
notify-coming-lateness =
    { $count ->
        [one] За 30 дней придёт { $count } сообщение о давних просрочках: { $days }. Если отчёты поступят раньше, его не будет.
        [few] За 30 дней придут { $count } сообщения о давних просрочках: { $days }. Если отчёты поступят раньше, их будет меньше.
       *[many] За 30 дней придут { $count } сообщений о давних просрочках: { $days }. Если отчёты поступят раньше, их будет меньше.
    }
notify-coming-lateness-nothing = О давних просрочках в ближайшие 30 дней писать не придётся: таких сроков нет.
notify-coming-office = Утром пишу раз в неделю и когда решения ждут два рабочих дня. Если всё решено и сдано, не пишу.
office-why = Пишу, когда есть что решить, и раз в неделю. Реже: /notifications
office-why-late = Пишу, когда к давним просрочкам добавились новые, не чаще раза в две недели. Когда ждать: /notifications
office-why-late-manager = Пишу, когда к давним просрочкам добавились новые, не чаще раза в неделю. Когда ждать: /notifications
office-late-more = И ещё { $count }, самый давний срок был { $day }.
why-return-withdrawn = Пишу, потому что возврат приходил вам. Настройки: /notifications
why-mended = Пишу, потому что возврат приходил и вам. Настройки: /notifications
why-task-cancelled = Пишу один раз, чтобы вы не готовили лишнего. Настройки: /notifications
why-file-missed = Пишу, потому что файл нужен к отчёту. Настройки: /notifications
why-file-passed = Пишу, потому что файл ждёт вас. Настройки: /notifications
why-curator-wrote = Пишу, потому что куратор обращается к вам. Настройки: /notifications
why-nudge = Пишу по просьбе куратора. О сданном не напоминаю. Настройки: /notifications
why-plan-changed = Пишу один раз, когда план изменился. Настройки: /notifications
why-remind-asked = Пишу, потому что вас об этом просят. Настройки: /notifications
