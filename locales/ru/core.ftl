### Общее: меню, роли, ошибки, журнал.

audit-title = Журнал · { $municipality }
municipality-choose = Какая территория?
audit-line = { $moment } · { $who }
audit-nothing = Записей пока нет.
audit-nobody = командная строка
audit-file = Журнал в Excel
audit-file-name = Журнал { $day }.xlsx
audit-sheet = Журнал
audit-column-at = Когда
audit-column-who = Кто
audit-column-what = Что
audit-column-about = О ком, о чём
audit-column-details = Подробности
audit-claim-bot = Бот принят
audit-join = Вход по приглашению
audit-see-privacy = Сведения о данных
audit-whoami = Кто я
audit-forget-me = Данные удалены по просьбе
audit-edit-notifications = Настройка напоминаний
audit-snooze = Напоминания отложены
audit-get-template = Шаблон плана
audit-import-plan = План загружен
audit-confirm-plan = План введён в действие
audit-undo-import = План отменён
audit-copy-plan = План скопирован
audit-assign-party = Назначение ответственных
audit-edit-activity = Мероприятие изменено
audit-split-activity = Мероприятие разделено
audit-cancel-activity = Мероприятие отменено
audit-see-task = Просмотр мероприятия
audit-see-evidence = Просмотр файла
audit-get-calendar-file = Файл календаря
audit-report = Отчёт
audit-withdraw-report = Отчёт отозван
audit-request-deadline = Просьба перенести срок
audit-move-deadline = Срок
audit-review = Проверка
audit-reopen-task = Открыто снова
audit-message-debtors = Напоминание должникам
audit-write-to-schools = Письмо школам
audit-see-summary = Сводка
audit-export = Выгрузка
audit-subscribe-summary = Подписка на сводку
audit-link-chat = Группа подключена
audit-make-invite = Приглашение
audit-hand-over = Передача коллеге
audit-manage-people = Люди
audit-manage-organisations = Учреждения
audit-edit-policy = Правила напоминаний и проверки
audit-edit-reasons = Причины возврата
audit-edit-calendar = Рабочий календарь
audit-see-deliveries = Доставка сообщений
audit-see-audit = Журнал
audit-manage-municipalities = Территория
audit-see-health = Состояние бота
audit-denied = Отказано в доступе
audit-word-coordinator = координатор
audit-word-head = руководитель учреждения
audit-word-curator = куратор
audit-word-manager = руководитель
audit-word-administrator = администратор
audit-word-add = добавлены
audit-word-rename = новое название
audit-word-kind = вид
audit-word-close = закрыто
audit-word-reopen = открыто снова
audit-word-group-create = новая группа
audit-word-group-join = в группу
audit-word-group-leave = из группы
audit-word-group-remove = группа удалена
audit-word-end = роль завершена
audit-word-accepted = принято
audit-word-refused = отказано
audit-word-term = срок исправлен
audit-word-period = период исправлен
audit-word-school = школа
audit-word-kindergarten = детский сад
audit-word-extracurricular = дополнительное образование
audit-word-department = управление
audit-word-centre = центр
audit-word-other = другое
audit-word-accept = принято
audit-word-return = возвращено
audit-word-confirm-not-applicable = не относится
audit-word-all-schools = все школы
audit-word-all = все учреждения
audit-word-group = группа
audit-word-organisation = учреждение
audit-word-nobody = никто
audit-word-review-on = с проверкой
audit-word-review-off = без проверки
audit-word-reworded = новая формулировка
audit-word-dropped = без срока
audit-word-extra = добавлены сроки
audit-word-no-extra = сроки не добавлены
audit-word-kept = оставлено
audit-word-repeated = убрано как повтор
audit-word-renumbered = новый номер
audit-word-placed = другой раздел
audit-word-result = другой результат
audit-word-rhythm-monthly = о постоянных раз в месяц
audit-word-rhythm-quarterly = о постоянных раз в квартал
audit-word-rhythm-half-yearly = о постоянных раз в полугодие
audit-word-rhythm-at-end = о постоянных в конце
audit-word-rhythm-none = о постоянных не спрашивать
audit-word-past = прошедшие сроки с задачами
audit-word-no-past = прошедшие сроки без задач
button-back = ‹ Назад
button-home = В начало
button-old = Эта кнопка из старого сообщения. Откройте меню: /start.
not-readable = Такие сообщения бот не читает. Ответьте на карточку мероприятия файлом, фото или словами.
not-understood = Не удалось понять сообщение. Выберите действие ниже. Чтобы отчитаться, ответьте на карточку мероприятия.
menu-tasks = Мои мероприятия
menu-review = На проверке
menu-plans = Дорожные карты
menu-people = Люди и учреждения
menu-audit = Журнал
menu-summary = Сводка
menu-municipalities = Территории
menu-help = Помощь
command-start = Начать сначала
command-tasks = Мои мероприятия
command-summary = Сводка
command-review = Что ждёт проверки
command-plans = Дорожные карты
command-people = Люди и учреждения
command-help = Помощь
command-whoami = Кто я для бота
command-privacy = Какие данные хранит бот
home-title = Бот дорожных карт.
home-stranger =
    Это бот дорожных карт управления образования.
    Чтобы начать, откройте приглашение от вашего куратора. Если его нет, попросите куратора прислать ссылку.
role-coordinator = { $organisation } · координатор
role-head = { $organisation } · руководитель учреждения
role-curator = { $municipality } · куратор
role-manager = { $municipality } · руководитель
role-administrator = Администратор бота
welcome-coordinator = Вы подключены: координатор, { $organisation }. Бот напомнит о сроках; отчитаться можно ответом на напоминание.
welcome-head = Вы подключены: руководитель учреждения, { $organisation }. Мероприятия и сводка — по кнопкам ниже; о давней просрочке бот сообщит.
welcome-curator = Вы подключены: куратор, { $municipality }. Если учреждений ещё нет, добавьте их в разделе «Люди и учреждения». План пришлите файлом, и бот его разберёт.
welcome-manager = Вы подключены: руководитель, { $municipality }. Сводка — по кнопке ниже.
welcome-administrator = Вы администратор бота. Дальше: откройте «Территории» и добавьте первую.
help-coordinator =
    <b>Координатору</b>
    /tasks — что и когда сдать.
    Отчёт: ответьте на напоминание или карточку файлом, фото или словами.
    Другой срок, затруднение, вопрос — кнопками карточки.
    /calendar — сроки в календарь телефона.
    /notifications — когда бот пишет.
help-head =
    <b>Руководителю учреждения</b>
    /tasks — чего ждут от учреждения.
    /summary — что сделано.
    Отчитывается координатор. О давней просрочке бот напишет и вам.
    /notifications — когда бот пишет.
help-curator =
    <b>Куратору</b>
    /people — учреждения и приглашения.
    План пришлите файлом: Word, Excel, PDF, текст. Шаблон — /template.
    /review — проверить отчёты.
    /debtors — кто не отчитался.
    /deliveries — до кого не дошло.
    /policy — как напоминать о сроках.
help-manager =
    <b>Руководителю</b>
    /summary — выполнение на эту минуту: таблица, картинка, Excel, пакет к совещанию.
    Можно спросить словами: /summary просроченные школа 3.
    «Журнал» в меню — кто что сделал.
    /notifications — итоги недели.
help-administrator =
    <b>Администратору</b>
    «Территории» в меню: добавить территорию, пригласить куратора и руководителя или стать куратором самому.
    Учреждения, план и проверка — дело куратора.
error-day-outside = Такого срока в этом плане быть не может: нужен день с { $first } по { $last }. Если срока нет вовсе, куратор может написать «бессрочно».
error-denied = Это вам недоступно. Если должно быть доступно, попросите куратора прислать приглашение.
error-group-shows-less = В этой группе этого не показывают. Откройте сводку в личном чате с ботом; что видно здесь, куратор меняет командой /link.
error-too-many-conditions = Столько условий сразу кнопка не помнит. Уберите одно: школу, раздел, даты или лишнюю карту.
error-stale = Эта запись уже изменилась. Откройте её заново.
error-invite-invalid = Приглашение не действует: им уже воспользовались или срок истёк. Попросите новое.
error-flood = Сообщений слишком много сразу: последние не приняты. Подождите минуту и пришлите их снова.
error-throttled =
    Слишком много попыток. Повторите через { $minutes ->
        [one] { $minutes } минуту
        [few] { $minutes } минуты
       *[many] { $minutes } минут
    }.
error-bad-input = Не получилось прочитать ответ. Проверьте и пришлите ещё раз.
error-bad-period = Период задан неверно. Напишите две даты: 01.09.2026 – 31.08.2027.
error-report-incomplete = Документов пока не хватает. Пришлите файл или напишите, что сделано.
error-name-taken = Учреждение с таким названием уже есть. Напишите другое название.
error-last-curator = Это последний куратор территории. Сначала пригласите другого.
error-evening-ahead = Этот вечер ещё не наступил. Спросите о сегодняшнем или прошедшем дне.
error-letter-too-long = Письмо длиннее { $most } знаков. Сократите его и пришлите ещё раз.
error-present-only = Об этом бот знает только на сегодня. Нажмите «На сегодня» и спросите снова.
error-nothing-to-compare = Сравнить не с чем: в то время плана у бота ещё не было, или не ясно, с каким из них сравнивать. Выберите другую карту, школу или период.
error-months-over = Эти месяцы уже прошли: что опоздало, видно в сводке. Спросите об этом месяце или о следующих.
error-already-done = Это уже сделано: бот перезапускался и прочитал сообщение второй раз. Если итога не видно, откройте меню: /start.
error-already-running = Бот с этой базой уже запущен (занят { $file }). Остановите тот процесс или задайте другую папку в DATA_DIR.
error-files-full = Место для файлов { $whose ->
       *[organisation] вашего учреждения
        [municipality] вашей территории
    } заполнено, этот файл не сохранён: отправьте отчёт словами и скажите о месте куратору, его добавит администратор бота.
error-file-too-large = Файл больше 20 МБ. Сожмите его или разделите на части и пришлите снова.
error-file-too-long = Файл слишком длинный для плана: читается не больше 20 тысяч строк таблиц или 200 страниц PDF. Оставьте в нём только план и пришлите снова.
error-file-unknown-format = Не удалось узнать формат файла. Сохраните план как .docx или .xlsx и пришлите снова.
error-file-old-word = Файл сохранён слишком старым Word (до 1997 года), бот его не читает. Откройте файл, выберите «Сохранить как», тип .docx, и пришлите снова.
error-file-broken = Файл повреждён и не открывается. Откройте его у себя, сохраните заново и пришлите.
error-file-password = Файл закрыт паролем. Снимите пароль и пришлите снова.
error-file-unsafe = Файл устроен так, что читать его небезопасно. Откройте его у себя, сохраните заново как .docx или .xlsx и пришлите.
error-file-too-slow = Файл слишком велик для разбора. Оставьте в нём только таблицу плана и пришлите снова.
error-file-scanned = В файле только изображения страниц, текста нет. Пришлите исходный документ Word или Excel или распознайте скан и сохраните его как .docx.
error-file-no-table = В файле не нашлось таблицы. Нужен план с графами «Мероприятие», «Срок», «Ответственный».
error-list-no-table = В файле не нашлось таблицы с названиями. Пришлите список из Excel или вставьте названия сообщением, по одному в строке.
error-file-no-plan = Таблица есть, но это не похоже на план: не нашлись графы с мероприятием и сроком. Проверьте заголовки таблицы.
error-file-empty = Файл пуст. Проверьте, тот ли файл вы выбрали.
error-file-missing = Такого файла нет: { $file }. Проверьте путь.
number-decimal = ,
person-forgotten = бывший участник
button-cancel = Отмена
page-of = { $page } из { $pages }
kind-school = Школа
kind-kindergarten = Детский сад
kind-extracurricular = Дополнительное образование
kind-department = Управление, отдел
kind-centre = Методический центр
kind-other = Другое
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
command-debtors = Кто не отчитался
menu-ledger = Доставка
command-deliveries = Что бот отправил и кому не дошло
error-already-reported = По этой дорожной карте уже отчитались, отменить ввод нельзя. Завершите её или уберите отдельные мероприятия.
error-list-reported = Учреждения из этого списка уже отчитались, поэтому его не отменить. Закройте лишние учреждения по одному.
error-change-reported = После этого изменения школы уже отчитались по изменённым мероприятиям, поэтому прежний план не вернуть. Поправьте мероприятия по одному или пришлите нужный файл.
error-changed-since = План с тех пор правили, поэтому прежний не вернуть. Поправьте мероприятия по одному или пришлите нужный файл.
error-bad-school-calendar = Не понял учебный календарь. Напишите первый и последний день каждой четверти по порядку, без наложений: 1.09–25.10, 5.11–28.12, 9.01–22.03, 1.04–26.05.
error-school-calendar-missing = Этот срок зависит от учебного календаря, а его ещё нет. Задайте его: «Уведомления», затем «Учебный календарь».
list-hint = Чтобы найти, напишите часть названия.
list-found = Нашлось по «{ $words }»: { $count }
list-button-whole = Весь список
error-bad-term = Не понял срок. Напишите иначе: «до 15 мая 2027», «сентябрь, апрель», «ежеквартально».
menu-policy = Правила напоминаний
menu-calendar-days = Рабочий календарь
menu-school-calendar = Учебный календарь
command-policy = Как напоминать о сроках
button-open = Открыть
menu-notifications = Уведомления
menu-calendar = Сроки в календарь
command-notifications = Когда и как бот пишет
command-calendar = Сроки файлом для календаря
menu-set-aside = Неполадки
set-aside-title =
    { $count ->
        [one] { $count } запись бот отложил, остальное работает.
        [few] { $count } записи бот отложил, остальное работает.
       *[many] { $count } записей бот отложил, остальное работает.
    }
set-aside-none = Отложенных записей нет: всё, что запланировано, уходит.
set-aside-notice =
    { $count ->
        [one] С { $count } записью бот не справился. Все остальные получают своё.
       *[other] С { $count } записями бот не справился. Все остальные получают своё.
    }
set-aside-why = { $reason } — с { $since }, раз: { $times }
set-aside-more = И ещё { $count }; всё показывает команда doctor.
set-aside-again = Попробовать ещё раз
set-aside-tried = Пробую ещё раз: { $count }. Что не получится, вернётся в список.
set-aside-number = № { $id }
set-aside-task = Мероприятие { $name }
    .todo = Куратору: откройте его и исправьте срок, «Решить» → «Перенести срок». Остальные напоминания идут.
set-aside-policy = Правила напоминаний: { $name }
    .todo = Действуют обычные. Куратору: «Уведомления» → «Правила напоминаний» → «Вернуть обычные».
set-aside-calendar = Рабочий календарь: { $name }
    .todo = Действует календарь страны. Куратору: уберите дни и задайте их заново в «Рабочем календаре».
set-aside-zone = Часовой пояс: { $name }
    .todo = Действует московское время. Исправьте пояс территории в базе: такого пояса нет.
set-aside-person = Часовой пояс человека: { $name }
    .todo = Действует пояс территории. Пусть человек выберет его заново: «Уведомления» → «Часовой пояс».
set-aside-morning = Утреннее сообщение: { $name }
    .todo = Пусть человек выберет час и пояс заново: «Уведомления». Потом нажмите «Попробовать ещё раз».
set-aside-group = Сводка в группе: { $name }
    .todo = Задайте день и час сводки в группе заново.
set-aside-message = Сообщение: { $name }
    .todo = Нажмите «Попробовать ещё раз». Если не поможет, передайте причину разработчику.
set-aside-link = Отметка к сообщению: { $name }
    .todo = Сообщение доставлено, но ответ на него не найдёт своё мероприятие: пусть отвечают из списка.
set-aside-organisation = Учреждение: { $name }
    .todo = Его вид боту незнаком; остальные отчитываются как обычно. Исправьте поле kind в базе или обновите бота.
set-aside-roadmap = Дорожная карта: { $name }
    .todo = Её состояние боту незнакомо, по ней ничего не приходит; по остальным всё идёт. Исправьте поле в базе или обновите бота.
set-aside-role = Роль человека: { $name }
    .todo = Роль боту незнакома, человек ничего не получает. Куратору: уберите человека и пригласите заново.
set-aside-hindrance = Ответ «Что мешает?»: { $name }
    .todo = Ответ боту незнаком, кураторы его не видят. Пусть школа ответит ещё раз.
set-aside-other = Запись другой версии бота: { $name }
    .todo = Обновите бота до последней версии или нажмите «Попробовать ещё раз»: запись уйдёт из списка.
set-aside-file = Файл: { $name }
    .todo = Файл с истёкшим сроком не удаляется. Проверьте права на папку файлов или доступ к хранилищу.
update-set-aside = То, что вы прислали { $moment }, выполнить не получилось из-за ошибки бота; администратору сообщено. Пришлите ещё раз или спросите куратора.
update-stored = То, что вы прислали { $moment }, сделано и сохранено, но показать это не получилось; администратору сообщено. Повторять не нужно: откройте нужное заново через /start.
set-aside-update = Сообщение человека: { $name }
    .todo = Причина в журнале бота. Когда она устранена, нажмите «Попробовать ещё раз»: бот выполнит сообщение. Человек знает, что оно не выполнено.

alarm-deliveries-stall = Сообщения не уходят уже { $value } мин. Проверьте связь с Telegram: python -m bot doctor. Ничего не потеряно: когда связь вернётся, всё уйдёт само.
alarm-tick-late = Бот давно не заканчивал свою работу: { $value }. Перезапустите его и сохраните журнал; данные целы.
alarm-disk-fills = На диске бота осталось { $value }. Освободите место: когда оно кончится, бот не сможет принимать отчёты.
alarm-backup-old = Резервной копии нет уже { $value } ч. Сделайте её: python -m bot backup. Почему её не было ночью, сказано в журнале бота.
alarm-files-fill = Заканчивается место для файлов: { $value }. Увеличьте FILE_BYTES_PER_ORGANISATION или FILE_BYTES_PER_MUNICIPALITY, иначе новые файлы бот не примет.
