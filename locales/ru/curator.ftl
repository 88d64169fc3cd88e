### Куратор: сообщения о мероприятиях, люди и учреждения, должники, журнал.


people-choose = Люди какой территории?
people-none = Этот раздел для куратора. Куратора приглашает администратор бота в разделе «Территории».
people-title = Люди и учреждения · { $municipality }
people-organisations =
    { $count ->
        [0] Учреждений пока нет. Добавьте их списком, по одному в строке.
       *[other] Учреждений: { $count }
    }
people-without = Без координатора: { $count }. Пошлите им приглашение или раздайте лист с QR-кодами.
people-coordinators = Координаторов: { $count }
people-unreachable =
    { $count ->
        [one] Бот не может написать { $count } координатору. Позвоните ему.
       *[other] Бот не может написать { $count } координаторам. Позвоните им.
    }
people-all = Учреждения
people-home = Люди и учреждения
people-missing = Без координатора ({ $count })
people-sheet = Лист с QR-кодами
people-office = Кураторы и руководители
office-title = Кураторы и руководители · { $municipality }
office-curators = Кураторы:
office-managers = Руководители:
office-nobody = пока никого
colleague-unreachable = { $name } (бот не может написать)
member-unreachable = Бот не может написать: скорее всего, чат с ним заблокирован. Позвоните.
member-replace = Передать коллеге
member-replace-hint = Когда коллега откроет ссылку, роль перейдёт к нему, а эта закончится.
member-end = Завершить роль
member-confirm-end =
    Завершить роль: { $name }, { $place }?
    Доступ и напоминания прекратятся сразу; отчёты останутся.
member-ended = Роль завершена: { $name }, { $place }.

organisations-all = Учреждения: { $count }
organisations-without = Без координатора: { $count }
organisations-closed = Закрытые: { $count }
organisations-show-all = Все
organisations-show-without = Без координатора
organisations-show-closed = Закрытые
organisations-nothing = Здесь пусто.
organisations-none = Учреждений пока нет. Нажмите «Добавить списком».
organisations-add = Добавить списком
organisations-ask =
    Пришлите названия, по одному в строке, или файл Excel со списком.
    Школу, детский сад или центр бот узнает по названию; потом это можно исправить.
organisations-added =
    { $count ->
        [0] Новых учреждений нет.
        [one] Добавлено { $count } учреждение.
        [few] Добавлено { $count } учреждения.
       *[many] Добавлено { $count } учреждений.
    }
organisations-next = Теперь пригласите координаторов: по одному в «Учреждениях» или листом с QR-кодами.
organisations-known = Уже были: { $count }.
organisation-kind = Вид: { $kind }
organisation-without = { $name } — без координатора
organisation-closed = Закрыто: отчётов не ждут, история сохранена.
organisation-groups = Группы: { $groups }
organisation-people =
    { $count ->
        [one] Координатор: { $names }
       *[other] Координаторы: { $names }
    }
organisation-heads =
    { $count ->
        [one] Руководитель: { $names }
       *[other] Руководители: { $names }
    }
organisation-nobody = Координатора нет: напоминания никому не приходят.
organisation-tasks = Мероприятия
organisation-tasks-title = Мероприятия · { $name }
organisation-tasks-nothing = Всё сдано и проверено.
organisation-open = Учреждение
organisation-owed = Ждём отчётов: { $count }
organisation-invite = Пригласить
organisation-invite-head = Пригласить руководителя
organisation-kinds = Вид
organisation-rename = Переименовать
organisation-close = Закрыть
organisation-reopen = Открыть снова
organisation-ask-kind = Что это: { $name }?
organisation-ask-name = Напишите новое название. Сейчас: { $name }
organisation-confirm-close = Закрыть { $name }? Ждём отчётов: { $count }, они будут отменены. Открыть можно снова в любой момент.
kind-school = Школа
kind-kindergarten = Детский сад
kind-extracurricular = Дополнительное образование
kind-department = Управление, отдел
kind-centre = Методический центр
kind-other = Другое

groups = Группы
groups-title = Группы учреждений. На группу можно назначить мероприятия плана.
groups-none = Групп пока нет. Группа нужна, когда план относится не ко всем: «ШНОР», «городские», «сельские».
groups-add = Новая группа
groups-ask-name = Как назвать группу? Например: ШНОР.
group-line = { $name } ({ $count })
group-members =
    { $count ->
        [one] { $count } учреждение
        [few] { $count } учреждения
       *[many] { $count } учреждений
    }
group-hint = Нажмите на учреждение, чтобы добавить его или убрать.
group-remove = Удалить группу

sheet-caption = Наведите камеру телефона на код и нажмите «Запустить». Бот напомнит о сроках и примет отчёт.
sheet-until = действует до { $day }
sheet-file = Приглашения { $day }.pdf
sheet-picture = Приглашения { $day }, лист { $page }.png
sheet-pictures = Картинками PNG
sheet-sent =
    { $count ->
        [one] { $count } приглашение для печати. Действует один раз.
        [few] { $count } приглашения для печати. Каждое действует один раз.
       *[many] { $count } приглашений для печати. Каждое действует один раз.
    }
sheet-nobody = У всех учреждений есть координатор, приглашать некого.

menu-debtors = Кто не отчитался
debtors-overdue = Просроченные отчёты
debtors-week = Отчёты со сроком в ближайшие 7 дней
debtors-all = Все незакрытые мероприятия
debtors-short-overdue = Просрочено
debtors-short-week = Неделя
debtors-short-all = Все
debtors-chosen = • { $name }
debtors-count = Не отчитались { $owing } из { $asked }.
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
command-debtors = Кто не отчитался

card-desk = Решить
desk-check = Проверить
desk-move = Перенести срок
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
desk-ask-reason = Напишите, что нужно сделать ещё. Школа получит ваши слова сразу.
desk-done = Сделано, школа узнает.
rules = Что проверять
rules-title = Какие отчёты проверять? Нажмите, чтобы включить или выключить проверку. Отдельное мероприятие — в его карточке, «Решить».
rules-none = Действующих дорожных карт пока нет.
rules-on = ✓ { $title }
rules-off = { $title } — без проверки
rules-exceptions = { $title }: отдельных мероприятий с другим правилом — { $count }.
desk-debtors = Кто ещё не отчитался
