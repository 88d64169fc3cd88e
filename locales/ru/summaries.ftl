### Сводки, их файлы, группы.

group-line = { $name } ({ $count })
group-members =
    { $count ->
        [one] { $count } учреждение
        [few] { $count } учреждения
       *[many] { $count } учреждений
    }
group-hint = Нажмите на учреждение, чтобы добавить его или убрать.
group-remove = Удалить группу
group-week = Неделя · { $title }
group-nothing-due = На этой неделе сроков нет.
group-week-line = { $name } — { $day }, отчитались { $reported } из { $total }
group-more =
    { $count ->
        [one] И ещё { $count } мероприятие.
        [few] И ещё { $count } мероприятия.
       *[many] И ещё { $count } мероприятий.
    }
group-figures = За прошлую неделю выполнено: { $done }. Просрочено сейчас: { $overdue }.
group-choose = Какую дорожную карту вести в этой группе?
group-no-roadmap = Действующих дорожных карт нет. Введите план в действие в личном чате с ботом и повторите /link.
group-linked = Группа следит за дорожной картой «{ $title }»: раз в неделю здесь появятся её сроки. Отключить: /unlink.
group-sees-figures = Все участники группы видят только цифры: без названий школ и без файлов. В недельном сообщении названы мероприятия.
group-sees-schools = Все участники группы, и те, у кого нет роли, видят цифры и названия школ: кто отчитался и кто просрочил. Файлов здесь нет.
group-sees-files = Все участники группы, и те, у кого нет роли, видят цифры, названия школ и файлы сводки. Запросить файл может тот, у кого есть роль.
group-shows-figures = Только цифры
group-shows-schools = Названия школ
group-shows-files = И файлы
group-anonymous = Вы пишете от имени группы, и бот не видит, кто это. Пусть куратор нажмёт кнопку: нажатие подписано.
group-choose-roadmap = Выбрать дорожную карту
group-summary-on =
    Сводка: { $weekday ->
        [1] каждый понедельник
        [2] каждый вторник
        [3] каждую среду
        [4] каждый четверг
        [5] каждую пятницу
        [6] каждую субботу
       *[7] каждое воскресенье
    } в { $hour }:00; если это выходной, в ближайший рабочий день после него.
group-summary-off = Сводка по расписанию сюда не приходит.
group-summary-ask = Присылать сводку
group-summary-move = Изменить день и час
group-summary-stop = Не присылать сводку
group-summary-day = В какой день недели присылать сводку?
group-summary-hour = В котором часу? Время — территории.
group-weekday =
    { $weekday ->
        [1] Понедельник
        [2] Вторник
        [3] Среда
        [4] Четверг
        [5] Пятница
        [6] Суббота
       *[7] Воскресенье
    }
group-in-private = В группе бот отвечает о сводке. Остальное напишите ему в личный чат.
group-unlinked = Бот больше ничего сюда не пишет. Подключить снова: /link.
summary-choose = По какой дорожной карте показать сводку?
summary-head = { $name }: выполнено { $done } из { $total }, просрочено { $overdue }.
summary-head-empty = { $name }: задач пока нет.
summary-together = Все вместе
summary-none = Действующих дорожных карт пока нет. Сводка появится, когда куратор введёт план в действие.
summary-not-linked = Эта группа не следит ни за одной дорожной картой. Куратор подключает её командой /link.
summary-title = Сводка · { $title }
summary-empty = Задач пока нет: назначьте ответственных.
summary-empty-narrowed = Таких мероприятий нет.
summary-no-evening = В тот вечер задач ещё не было. Выберите день позже.
summary-done-share = Выполнено { $share } ({ $done } из { $total }).
summary-accepted =
    Принято { $count }, { $late ->
        [0] опозданий нет.
       *[other] из них с опозданием { $late }.
    }
summary-returns =
    { $tasks ->
        [one] Возвращали { $tasks } мероприятие
        [few] Возвращали { $tasks } мероприятия
       *[many] Возвращали { $tasks } мероприятий
    }{ $times ->
        [one] , { $times } раз.
        [few] , { $times } раза.
       *[many] , { $times } раз.
    }
summary-change = За 7 дней: { $what }.
summary-change-done = { $count } выполнено
summary-change-overdue = { $count } просрочено
summary-no-change = За 7 дней ничего не изменилось.
summary-nothing-overdue = Просроченных нет.
summary-most-overdue =
    { $count ->
        [one] Отстаёт: { $names }.
       *[other] Отстают: { $names }{ $others ->
            [0] {""}
           *[other] {" "}и ещё { $others } (по { $each })
        }.
    }
summary-evening = вечер { $day }
summary-shared = Строки в итог не складываются: мероприятие с несколькими ответственными стоит у каждого, без ответственного — только в итоге.
summary-present-plan = Состав групп, ответственные, документы и показатели — по нынешнему плану.
summary-period-deadline = срок: { $period }
summary-period-accepted = принято: { $period }
summary-period-returned = возвращено: { $period }
summary-ever = когда-либо
summary-until = до { $day }
summary-since = с { $day }
summary-year = { $year } год
summary-quarter = { $number } квартал { $year }
summary-unclear-who = Не понятно, о ком или о чём речь: { $words }. Назовите учреждение или номер мероприятия.
summary-unclear = Не понятно: { $words }. С этими словами цифры были бы другими.
summary-unclear-apart = К такому ответу не относится: { $words }.
summary-unclear-offer = Можно показать:
summary-which-roadmap = Действует несколько дорожных карт. По какой ответить?
summary-list-by = Это список мероприятий. Таблица — по кнопке «{ $by }».
summary-which-first =
    { $count ->
        [one] Названо { $count } учреждение
        [few] Названы { $count } учреждения
       *[other] Названо { $count } учреждений
    }, рядом встают два. С какого начать? Второе выберете следом.{ $others ->
        [0] { "" }
       *[other] { " " }Ещё { $others } — в таблице по школам.
    }
summary-which-pair = Рядом показываю две школы. Какие сравнить?
summary-only-here = Файлом и картинкой такой ответ бот не делает, вот он здесь.
summary-file-whole = В файле все мероприятия: нужные отберёт фильтр в графах «Отметка о выполнении» и «Просрочено».
summary-file-rows = В файле все мероприятия подряд, без разбивки и отбора.
summary-unclear-without = Без этих слов
summary-unclear-now = Сводка на сегодня
summary-making = Готовлю, это займёт несколько секунд
summary-by-section = По разделам
summary-by-organisation = По школам
summary-by-party = По ответственным
summary-by-roadmap = По картам
summary-by-month = По срокам
summary-by-evidence = По документам
summary-by-indicator = По показателям
summary-overdue = Просроченные
summary-refresh = Обновить
summary-everything = Показать всё
summary-now = На сегодня
summary-other = Другая дорожная карта
summary-picture = Картинкой
summary-excel = Excel
summary-pack = К совещанию
summary-heat = Школы по месяцам
summary-course = Ход года
summary-bars = Столбики
summary-report = Отчёт Word
summary-archive = Документы ZIP
summary-csv = CSV
summary-json = JSON
summary-part-rows = Подробнее
summary-part-more = Ещё
summary-part-burden = Нагрузка
summary-part-delays = Опоздания
summary-part-sections = Раздел
summary-part-groups = Группа школ
summary-part-periods = Период
summary-part-days = На дату
summary-more-title = Что ещё показать?
summary-rows = Нажмите строку, чтобы увидеть мероприятия: выполнено из всех.
summary-row = { $name }: { $done } из { $total }
summary-choose-sections = По какому разделу?
summary-choose-groups = По какой группе школ?
summary-choose-periods-deadline = Чей срок исполнения в каком периоде?
summary-choose-periods-accepted = Что принято в каком периоде?
summary-choose-periods-returned = Что возвращали в каком периоде?
summary-basis-deadline = Считать по срокам
summary-basis-accepted = Считать по дню приёмки
summary-basis-returned = Считать по дню возврата
summary-choose-days = Какой вечер показать? Любой другой день спросите словами: /summary на 15 октября.
summary-choose-no-days = План действует первый день: прошедших вечеров у него ещё нет.
summary-this-week = Эта неделя
summary-this-quarter = Этот квартал
summary-up-to-now = С начала до сегодня
summary-which-all =
    { $count ->
        [0] Мероприятий нет
       *[other] Мероприятия: { $count }
    }
summary-which-done =
    { $count ->
        [0] Выполненных нет
       *[other] Выполнено: { $count }
    }
summary-which-late =
    { $count ->
        [0] Сданных с опозданием нет
       *[other] С опозданием: { $count }
    }
summary-which-review =
    { $count ->
        [0] На проверке ничего нет
       *[other] На проверке: { $count }
    }
summary-which-work =
    { $count ->
        [0] В работе ничего нет
       *[other] В работе: { $count }
    }
summary-which-returned =
    { $count ->
        [0] Возвращённых нет
       *[other] Возвращено: { $count }
    }
summary-which-came-back =
    { $count ->
        [0] Ничего не возвращали
       *[other] Возвращали: { $count }
    }
summary-which-blocked =
    { $count ->
        [0] Затруднений нет
       *[other] Затруднения: { $count }
    }
summary-which-overdue =
    { $count ->
        [0] Просроченных нет
       *[other] Просрочено: { $count }
    }
summary-which-ahead =
    { $count ->
        [0] Впереди ничего нет
       *[other] Срок не наступил: { $count }
    }
summary-kind-overdue = Просрочено
summary-kind-review = Проверка
summary-kind-ahead = Впереди
summary-kind-done = Выполнено
summary-state-late = выполнено с опозданием
summary-state-done = выполнено
summary-state-submitted = на проверке
summary-delay = { $what } · { $school } — срок { $deadline }, сдано { $day }: { $cause }
summary-because-none = вовремя
summary-because-school = опоздала школа
summary-because-request = поздно запросили
summary-because-review = поздно проверили
summary-cause-none = вовремя: { $count }
summary-cause-school = из-за школ: { $count }
summary-cause-request = из-за позднего запроса: { $count }
summary-cause-review = из-за поздней проверки: { $count }
summary-column-section = Раздел
summary-column-organisation = Учреждение
summary-column-party = Ответственный
summary-column-roadmap = Дорожная карта
summary-column-month = Срок
summary-column-evidence = Документ
summary-column-indicator = Показатель
summary-column-total = Всего
summary-column-accepted = Принято
summary-column-done = Выполнено
summary-column-late = С опозданием
summary-column-review = На проверке
summary-column-work = В работе
summary-column-returned = Возвращено
summary-column-blocked = Затруднение
summary-column-overdue = Просрочено
summary-column-ahead = Срок не наступил
summary-column-share = Доля
summary-column-wanted = Нужно
summary-column-have = Получено
summary-column-percent = Процент
summary-column-requests = Запросов
summary-column-papers = Документов
summary-column-twice = Дважды
summary-short-total = всего
summary-short-accepted = прин.
summary-short-done = вып.
summary-short-late = опозд.
summary-short-review = пров.
summary-short-work = в раб.
summary-short-returned = возвр.
summary-short-blocked = затр.
summary-short-overdue = проср.
summary-short-ahead = впер.
summary-short-share = доля
summary-short-wanted = нужно
summary-short-have = есть
summary-short-requests = запр.
summary-short-papers = док.
summary-short-twice = дважды
summary-sheet-section = Сводка
summary-sheet-months = По месяцам
summary-sheet-marks = Мероприятия
summary-sheet-overdue = Просрочено
summary-sheet-delays = С опозданием
summary-sheet-targets = Показатели
summary-sheet-documents = Документы
summary-sheet-journal = Журнал
summary-months-said = Доля выполненного по месяцам срока
summary-without-section = Без раздела
summary-without-organisation = Без учреждения
summary-without-party = Без ответственного
summary-without-roadmap = Без дорожной карты
summary-without-month = Без срока
summary-without-evidence = Без документа
summary-without-indicator = Без показателя
summary-month =
    { $month ->
        [1] январь
        [2] февраль
        [3] март
        [4] апрель
        [5] май
        [6] июнь
        [7] июль
        [8] август
        [9] сентябрь
        [10] октябрь
        [11] ноябрь
       *[12] декабрь
    } { $year }
summary-documents =
    { $wanted ->
        [one] Получено { $have } из { $wanted } документа.
       *[other] Получено { $have } из { $wanted } документов.
    }{ $missing ->
        [0] {""}
       *[other] {" "}Не хватает { $missing }.
    }
summary-activities =
    { $count ->
        [one] { $count } мероприятие
        [few] { $count } мероприятия
       *[many] { $count } мероприятий
    }, { $tasks ->
        [one] { $tasks } задача
        [few] { $tasks } задачи
       *[many] { $tasks } задач
    }: мероприятие считается задачей у каждого учреждения и на каждый срок. В таблице — задачи.
summary-no-documents = Документов план не требует.
summary-targets =
    { $known ->
        [0] Показателей: { $count }. Чисел ещё не сообщали.
       *[other] Показателей: { $count }. Числа есть по { $known }, план достигнут по { $met }.
    }
summary-no-targets = Показателей в плане нет.
summary-burden-title = Нагрузка на школы · { $month }
summary-duplicates =
    { $count ->
        [one] Один документ спрашивают дважды:
       *[other] Документы, которые спрашивают дважды: { $count }
    }
summary-duplicate = «{ $document }»: { $first } и { $second }, школ { $schools }, уже сдали по одной из карт { $delivered }.
summary-no-duplicates = Одного и того же дважды в этом месяце не спрашивают.
summary-heat-title = Выполнение по школам и месяцам, % · { $title }
summary-heat-worst =
    Меньше всего выполнено: { $name }, { $month } — { $share }{ $others ->
        [0] .
        [one] , столько же ещё в { $others } клетке.
       *[other] , столько же ещё в { $others } клетках.
    }
summary-heat-best =
    { $others ->
        [0] Больше всего: { $name }, { $month } — { $share }.
       *[other] Больше всего — { $share }: в { $level } { $level ->
            [one] клетке
           *[other] клетках
        }.
    }
summary-heat-running = идёт
summary-heat-running-said = «Идёт» — текущий месяц ещё идёт, и пока ничего не принято.
summary-heat-outside =
    { $count ->
        [one] Срок { $count } мероприятия за пределами периода плана, здесь его нет.
       *[other] Сроки { $count } мероприятий за пределами периода плана, здесь их нет.
    }
summary-heat-all = Всё, чей месяц прошёл, выполнено.
summary-heat-early = Ни один из этих месяцев ещё не прошёл.
summary-course-title = Ход года · { $title }
summary-course-behind = На { $day } по плану { $plan }, выполнено { $fact }: отставание { $gap }.
summary-course-ahead = На { $day } по плану { $plan }, выполнено { $fact }: отставания нет.
summary-course-undated =
    { $count ->
        [one] Выполнено ещё { $count } мероприятие без срока, на графике его нет.
        [few] Выполнено ещё { $count } мероприятия без срока, на графике их нет.
       *[many] Выполнено ещё { $count } мероприятий без срока, на графике их нет.
    }
summary-months-running = { $month } ещё идёт
summary-course-early = Сроки плана ещё не начались.
summary-bars-worst =
    Больше всего просрочено: { $name } ({ $count }){ $others ->
        [0] .
        [one] , столько же ещё в { $others } строке.
       *[other] , столько же ещё в { $others } строках.
    }
summary-mark-section = Раздел
summary-mark-number = №
summary-mark-title = Мероприятие
summary-mark-term = Срок по плану
summary-mark-organisation = Учреждение
summary-mark-deadline = Срок
summary-mark-status = Отметка о выполнении
summary-mark-delivered-on = Сдано
summary-mark-done-on = Принято
summary-mark-done-late = С опозданием
summary-mark-overdue = Просрочено
summary-mark-files = Подтверждение
summary-mark-days = Дней опоздания
summary-mark-cause = Причина
summary-mark-reported = Сообщили
summary-mark-met = Достигли
summary-mark-owed = Должны сообщить
summary-entry-at = Когда
summary-entry-who = Кто
summary-entry-what = Что сделано
summary-entry-words = Слова
summary-yes = да
summary-status-planned = не начато
summary-status-in-progress = в работе
summary-status-submitted = на проверке
summary-status-returned = возвращено
summary-status-blocked = есть затруднение
summary-status-done = выполнено
summary-status-not-applicable = не относится
summary-status-cancelled = отменено
summary-action-start = начало работы
summary-action-attach = файл или число
summary-action-comment = комментарий
summary-action-submit = сдано
summary-action-withdraw = отозвано
summary-action-block = затруднение
summary-action-request-not-applicable = просьба: не относится
summary-action-check-in = есть новое
summary-action-no-change = без изменений
summary-action-accept = принято
summary-action-return = возвращено
summary-action-take-back = возврат отозван
summary-action-confirm-not-applicable = не относится
summary-action-cancel = отменено
summary-action-reopen = открыто снова
summary-action-mark = отмечено в файле плана
summary-action-file-withdrawn = файл убран
summary-report-said = Отчёт об исполнении. Проверьте и подпишите.
summary-csv-said = Мероприятия для других программ, таблица CSV.
summary-json-said = Мероприятия для других программ, JSON.
summary-archive-said =
    { $count ->
        [one] { $count } документ по разделам и школам, список внутри.
        [few] { $count } документа по разделам и школам, список внутри.
       *[other] { $count } документов по разделам и школам, список внутри.
    }
summary-archive-missing = Не нашлось файлов: { $count }, они названы в списке.
summary-archive-part = Часть { $part } из { $parts }.
summary-archive-none = Документов пока нет.
summary-archive-index = Список.xlsx
summary-archive-sheet = Документы
summary-archive-path = Файл
summary-archive-lost = файла больше нет
summary-archive-no-section = Без раздела
rich-question = Видите таблицу выше? Если да, сводки будут приходить такой таблицей.
rich-yes = Да
rich-no = Нет
rich-seen = Хорошо, сводки будут приходить таблицей.
rich-unseen = Хорошо, сводки останутся текстом.
report-title = Отчёт об исполнении плана мероприятий
report-column-number = №
report-column-title = Мероприятие
report-column-term = Срок
report-column-responsible = Ответственные
report-column-mark = Отметка о выполнении
report-column-documents = Подтверждающие документы
report-done = Выполнено, { $day }
report-part = Выполнено: { $done } из { $total }
report-review = Сдано, на проверке: { $count }
report-not-done = Не выполнено в срок
report-ahead = Срок не наступил
report-late = С опозданием: { $count }
report-missing = Не отчитались: { $names }
report-missing-more = Не отчитались: { $names } и ещё { $others }
report-document = { $name } — { $have } из { $wanted }
report-conclusion = Всего мероприятий в отчёте: { $activities }, поручений учреждениям: { $total }. Выполнено { $done } ({ $share }), из них с опозданием { $late }.
report-rest = На проверке { $review }, срок не наступил у { $ahead }, просрочено { $overdue }.
report-most-overdue =
    Больше всего просрочено: { $names }{ $others ->
            [0] {""}
           *[other] {" "}и ещё { $others } (по { $each })
        }.
report-post = Начальник управления образования
report-date = «____» ______________ 20___ г.
report-page = Стр.
report-continued = (продолжение)
table-total = Итого
table-nothing = Нет данных
table-stamp = снимок от { $moment }
table-left-out = не показано строк: { $count }
table-page = стр. { $page } из { $pages }
table-done = выполнено
table-overdue = просрочено
table-other = прочее
table-plan = план
table-fact = факт
table-months = янв фев мар апр май июн июл авг сен окт ноя дек
table-date-format = %d.%m.%Y
table-moment-format = %d.%m.%Y, %H:%M
table-decimal = ,
