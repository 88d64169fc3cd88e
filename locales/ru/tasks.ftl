### Мероприятие школы: список, карточка, сроки, решения куратора.

status-planned = не начато
status-in-progress = в работе
status-submitted = на проверке с { $day }
status-asked-not-applicable = ждёт решения куратора с { $day }: не относится к школе
status-done = выполнено { $day }
status-accepted = принято { $day }
status-no-change = без изменений, { $day }
status-late = с опозданием
status-returned = возвращено { $day }
status-blocked = есть затруднение
status-not-applicable = не относится к школе
status-cancelled = отменено
card-section = раздел { $section }
card-deadline = Срок: { $due }
card-deadline-moved = Срок: { $due } (перенесён с { $was })
card-term = Срок: { $term }
card-endless = Срок: бессрочно (был { $was })
card-last-working-day = Последний рабочий день — { $day }
card-asked-until = Просьба перенести до { $day } ждёт ответа куратора
card-slot = { $name } — { $have } из { $wanted }
card-wanted = Нужно: { $wanted }
card-indicator = Показатель: { $text }
card-indicator-met = Показатель: { $text }. Факт: { $fact }
card-indicator-missed = Показатель: { $text }. Факт: { $fact }, план не выполнен
card-hindrance = Школа говорит, что мешает: { $said }
card-status = Статус: { $status }
card-curators =
    { $count ->
        [one] Куратор: { $names }
       *[other] Кураторы: { $names }
    }
card-curators-more = Кураторы: { $names } и ещё { $others }
card-files = Файлы: { $files }
card-more = и ещё { $count }
card-files-more = ещё { $count }
card-word = { $who }, { $day }: «{ $text }»
card-returned = Вернули: { $reason }
card-mend = Исправить { $until }.
card-hint = Ответьте на это сообщение файлом или фото.
card-hint-returned = Ответьте исправленным файлом.
card-hint-submitted = Пока не проверено, файл можно добавить ответом на это сообщение.
card-submit = Выполнено
card-start = В работе
card-no-change = Без изменений
card-news = Есть новое
card-last-time = Как в прошлый раз
card-block = Есть затруднение
card-not-applicable = Не относится к нам
card-withdraw = Отозвать
card-accept = Принять
card-return = Вернуть
card-deadline-request = Перенести срок
card-withdraw-request = Отозвать просьбу
card-history = История
words-whole = Читать целиком
card-file = Файл
card-files-open = Файлы ({ $count })
card-comment = Комментарий
card-question = Спросить куратора
card-back = ‹ К списку
card-stale = Эта запись уже изменилась: { $status }.
card-stale-by = Эта запись уже изменилась: { $status }, { $who }.
stale-words-kept = Ваши слова не пропали, их можно отправить комментарием.
stale-words-send = Отправить комментарием
tasks-title = Мои мероприятия
tasks-none-returned = Возвращённых отчётов нет.
tasks-none-overdue = Просроченного нет.
tasks-none-this-week = В ближайшую неделю сдавать нечего.
tasks-none-later = На потом ничего нет.
tasks-none-continuous = Постоянных мероприятий нет.
tasks-none-in-review = На проверке сейчас ничего нет.
tasks-none-done = Выполненного пока нет.
tasks-nothing = Сейчас отчитываться не о чем. О новых сроках бот напомнит.
tasks-no-school = За вами пока нет учреждения. Попросите куратора прислать приглашение координатора.
tasks-group-returned = Возвращено
tasks-group-overdue = Просрочено
tasks-group-this-week = На неделе
tasks-group-later = Дальше
tasks-group-continuous = Постоянные
tasks-group-in-review = На проверке
tasks-group-done = Выполнено
tasks-chip = { $name } { $count }
tasks-chip-chosen = • { $name } { $count }
tasks-state-done = выполнено
tasks-state-off = не требуется
tasks-search = Найти
tasks-more-button = Ещё
tasks-more = Что ещё можно сделать.
tasks-filters = Что показать?
tasks-everything = Показать всё
tasks-ask-words = Напишите номер или слова из названия, например «5.2» или «паспорт».
tasks-found =
    По запросу «{ $words }» { $count ->
        [one] нашлось { $count } мероприятие
        [few] нашлись { $count } мероприятия
       *[many] нашлось { $count } мероприятий
    }
tasks-not-found = По запросу «{ $words }» ничего не нашлось. Попробуйте номер или другое слово.
deadline-request-other-day = Другой день
history-nothing = Пока ничего не происходило.
history-hidden =
    { $count ->
        [one] Не показана { $count } запись раньше.
        [few] Не показаны { $count } записи раньше.
       *[many] Не показано { $count } записей раньше.
    }
history-line = { $day }, { $who } — { $what }
history-dates = (с { $old } на { $new })
files-nothing = Файлов пока нет.
files-withdraw = Убрать
files-add = Добавить файл
files-gone = Файл больше не хранится.
last-time = В прошлый раз, срок { $day }:
last-time-value = { $text }: { $fact }
last-time-repeat = Отправить так же
last-time-change = Написать иначе
notice-returned = Вернули: { $title }
notice-mended = { $title } — исправленный отчёт уже отправлен ({ $who }), { $status }.
notice-accepted = { $title } — { $status }.
notice-why-returned = Пишу, потому что отчёт ждёт вас. Настройки: /notifications
notice-why-accepted = О принятом пишу не чаще раза в неделю. Настройки: /notifications
notice-why-decided = Пишу, потому что вы об этом просили. Настройки: /notifications
notice-why-moved = Пишу, потому что куратор изменил срок. Настройки: /notifications
notice-why-waits = Пишу, потому что школа ждёт ответа. Настройки: /notifications
notice-why-together = Одним сообщением, чтобы не беспокоить несколько раз. Настройки: /notifications
notice-file-missed = Файл «{ $name }» к мероприятию «{ $title }» не удалось получить из Telegram. Пришлите его ещё раз ответом на это сообщение.
notice-return-withdrawn = Возврат отозван: { $title } снова на проверке. Исправлять ничего не нужно.
notice-cancelled = Отменено куратором: { $title }. Делать ничего не нужно.
notice-deadline-moved = { $title } — срок перенесён, теперь { $due }.
notice-deadline-dates = С { $old } на { $new }
notice-deadline-kept = { $title } — срок остался прежним, { $due }.
notice-many-returned = Вернули: { $count }
notice-many-accepted = Принято: { $count }
notice-many-curator-wrote = Куратор написал: { $count }
notice-many-deadline-decided = Решено о сроках: { $count }
notice-many-task-cancelled = Отменено: { $count }
notice-many-mended = Исправлено коллегой: { $count }
notice-many-deadline-asked = Просят перенести срок: { $count }
notice-many-school-wrote = Пишут о принятом: { $count }
notice-many-question = Спрашивают: { $count }
notice-many-blocked = Есть затруднения: { $count }
notice-many-not-applicable-asked = Говорят, что не относится к ним: { $count }
notice-more = И ещё { $count } — в списке.
notice-open-number = Открыть { $number }
notice-deadline-endless = { $title } — срока больше нет, мероприятие идёт постоянно. Отчитайтесь, когда будет о чём.
notice-deadline-asked = { $organisation } просит перенести срок
notice-blocked = { $organisation }: есть затруднение
notice-school-wrote = { $organisation } пишет о принятом отчёте
notice-why-after-acceptance = Пишу, потому что отчёт уже принят и в «На проверке» этих слов не видно. Настройки: /notifications
notice-question = { $organisation } спрашивает
notice-curator-wrote = Куратор о мероприятии { $title }
notice-not-applicable = { $organisation }: не относится к нам
notice-agree = Согласиться
notice-return = Вернуть
notice-reply = Ответьте на это сообщение, и школа получит ответ.
deadline-request-accept = Перенести
deadline-request-refuse = Отказать
deadline-request-other = Другой день
deadline-request-accepted = Срок перенесён на { $day }, школе сообщим.
deadline-request-refused = Отказано, школе сообщим.
deadline-request-decided = Решать уже нечего: на просьбу ответили, школа отозвала её или отчиталась.
deadline-request-waits = Слова переданы школе. Просьба о сроке ещё ждёт ответа.
card-desk = Решить
desk-check = Проверить
desk-move = Перенести срок
desk-set-deadline = Назначить срок
desk-dismiss = Не относится к школе
desk-cancel = Отменить для школы
desk-cancel-sure = Отменить
desk-reopen = Открыть снова
desk-write = Написать школе
desk-review = Проверять отчёты по мероприятию
desk-unreview = Не проверять отчёты по мероприятию
desk-activity = Мероприятие для всех
desk-review-on = Отчёт проверяет куратор.
desk-review-off = Отчёт принимается без проверки.
desk-confirm-cancel = Отменить для этого учреждения? Отчёт станет не нужен, школа об этом узнает.
desk-ask-day = На какой день перенести?
desk-ask-reason = Напишите, что нужно сделать ещё. Школа получит ваши слова.
move-many =
    { $until ->
        [none] Снять срок, будет бессрочно
       *[other] Перенести срок { $until }
    } — { $count ->
        [one] { $count } задача
        [few] { $count } задачи
       *[many] { $count } задач
    }:
move-many-do = Перенести ({ $count })
move-many-endless = Сделать бессрочно ({ $count })
move-many-done =
    { $count ->
        [0] Ничего не перенесено.
       *[other] { $day ->
            [none] Теперь бессрочно
           *[other] Срок перенесён на { $day }
        }: { $count ->
            [one] { $count } задача. Школа узнает.
            [few] { $count } задачи. Школы узнают.
           *[many] { $count } задач. Школы узнают.
        }
    }
move-many-left =
    { $count ->
        [one] Ещё { $count } уже изменилась или стоит на этом дне.
       *[other] Ещё { $count } уже изменились или стоят на этом дне.
    }
move-many-back = Вернуть прежние сроки
move-many-put-back =
    { $count ->
        [one] Прежний срок возвращён: { $count } задача. Школа узнает.
        [few] Прежние сроки возвращены: { $count } задачи. Школы узнают.
       *[many] Прежние сроки возвращены: { $count } задач. Школы узнают.
    }
move-many-not-put-back =
    { $count ->
        [one] Ещё { $count } осталась как есть: её с тех пор меняли или её срок просила школа.
       *[other] Ещё { $count } остались как есть: их с тех пор меняли или их срок просила школа.
    }
desk-done = Сделано, школа узнает.
desk-debtors = Кто ещё не отчитался
