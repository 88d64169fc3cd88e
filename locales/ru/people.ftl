### Люди: территории, учреждения, группы, роли, приглашения, приватность.

municipalities-title = Территории этого бота.
municipalities-none = Территорий пока нет. Добавьте первую: район или город, за который отвечает управление образования.
municipalities-add = Добавить
municipalities-ask-name = Как называется территория? Например: Заречный район.
municipalities-ask-zone = По какому времени живёт территория?
municipalities-card =
    <b>{ $name }</b>
    Время: { $zone }
    Учреждений: { $organisations }, людей: { $people }
municipalities-next-curator = Дальше: пригласите куратора. Он добавит учреждения и пришлёт план. Если куратор — вы, нажмите «Я сам куратор».
municipalities-next-organisations = Дальше: куратор добавит учреждения и пришлёт план.
municipalities-next-own = Дальше: добавьте учреждения в разделе «Люди и учреждения», потом пришлите сюда файл плана.
municipality-rename = Название территории
municipality-ask-name = Напишите новое название территории. Сейчас: { $name }
municipalities-curate = Я сам куратор
municipalities-curated = Вы теперь куратор: { $name }.
zone-kaliningrad = Калининград (МСК−1)
zone-moscow = Москва (МСК)
zone-samara = Самара (МСК+1)
zone-yekaterinburg = Екатеринбург (МСК+2)
zone-omsk = Омск (МСК+3)
zone-krasnoyarsk = Красноярск (МСК+4)
zone-irkutsk = Иркутск (МСК+5)
zone-yakutsk = Якутск (МСК+6)
zone-vladivostok = Владивосток (МСК+7)
zone-magadan = Магадан (МСК+8)
zone-kamchatka = Камчатка (МСК+9)
whoami = { $name }, номер в Telegram { $id }.
whoami-nobody = Роли пока нет. Попросите куратора прислать приглашение.
hand-over = Передать коллеге
hand-over-choose = Работу какого учреждения передать?
hand-over-confirm =
    Передать работу коллеге: { $organisation }.
    Бот пришлёт ссылку. Когда коллега её откроет, вы перестанете получать напоминания; мероприятия и отчёты останутся у учреждения.
hand-over-link = Сделать ссылку
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
list-title =
    В списке { $count ->
        [one] { $count } учреждение
        [few] { $count } учреждения
       *[many] { $count } учреждений
    }
list-new = Новые: { $count }
list-same = Уже есть: { $count }
list-closed = Закрыты и сами не откроются: { $count }
list-changed = Другие сведения: { $count }
list-alike = Похожие, возможно, те же: { $count }
list-more = и ещё { $count }
list-mails = Адреса электронной почты в боте не хранятся, пропущено: { $count }.
list-left-out = Не учреждения, пропущено: { $count } ({ $rows })
list-groups = Группы: { $groups }
list-invited =
    После названия указан координатор: { $count ->
        [one] на { $count } имя будет приглашение.
        [few] на { $count } имени будут приглашения.
       *[other] на { $count } имён будут приглашения.
    }
list-unsaid = Чьи это имена, в списке не сказано: пока они считаются именами руководителей.
list-unsaid-coordinators = Чьи это имена, в списке не сказано: пока они считаются именами координаторов.
list-past = Прошедшие сроки: { $count }. За них с новых учреждений не спросят.
list-nothing = Менять нечего.
list-field-coordinator = координатор
list-field-head = руководитель
list-field-phone = телефон
list-field-coordinator-phone = телефон координатора
list-field-full-name = полное название
list-field-groups = группы
list-button-new = Добавить { $new }
list-button-changed = Изменить { $changed }
list-button-both = Добавить { $new }, изменить { $changed }
list-button-coordinators = Это координаторы
list-button-heads = Это руководители
list-button-past = С прошедшими
list-button-others = Похожие — другие: добавить { $count }
list-button-plan = Это план
list-button-undo = Отменить список
list-waiting = Дальше назначьте ответственных в плане «{ $title }», потом пригласите координаторов.
list-taken-changed = Изменено учреждений: { $count }.
list-undone = Список отменён.
list-undone-restored = Имена и телефоны снова прежние, учреждений: { $count }.
list-undone-gone = Удалено учреждений: { $count }.
list-undone-closed = Закрыто, потому что у них есть задачи, люди или место в плане: { $count }. Они в «Закрытых».
organisations-added =
    { $count ->
        [0] Новых учреждений нет.
        [one] Добавлено { $count } учреждение.
        [few] Добавлено { $count } учреждения.
       *[many] Добавлено { $count } учреждений.
    }
organisations-next = Теперь пригласите координаторов: по одному в «Учреждениях» или листом с QR-кодами.
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
organisation-listed = Координатор по списку: { $name }. Приглашение будет на это имя.
organisation-listed-head = Руководитель по списку: { $name }.
organisation-nobody = Координатора нет: напоминания никому не приходят.
organisation-tasks = Мероприятия
organisation-tasks-title = Мероприятия · { $name }
organisation-tasks-nothing = Всё сдано и проверено.
organisation-open = Учреждение
organisation-owed = Ждём отчётов: { $count }
organisation-invite = Пригласить
organisation-invite-head = Пригласить руководителя
organisation-join = Отчитываюсь я
organisation-joined = Теперь за «{ $name }» отчитываетесь вы. О сроках напомнит бот.
organisation-kinds = Вид
organisation-rename = Переименовать
organisation-close = Закрыть
organisation-reopen = Открыть снова
organisation-confirm-reopen = Открыть снова { $name }? Задачи действующих планов вернутся.
organisation-reopen-past = Прошедшие сроки: { $count }. За них не спросят.
organisation-ask-kind = Что это: { $name }?
organisation-ask-name = Напишите новое название. Сейчас: { $name }
organisation-confirm-close = Закрыть { $name }? Ждём отчётов: { $count }, они будут отменены. Открыть можно снова в любой момент.
groups = Группы
groups-title = Группы учреждений. На группу можно назначить мероприятия плана.
groups-none = Групп пока нет. Группа нужна, когда план относится не ко всем: «ШНОР», «городские», «сельские».
groups-add = Новая группа
groups-ask-name = Как назвать группу? Например: ШНОР.
privacy =
    Бот хранит: ваше имя и номер в Telegram, телефон, если вы его записали, роль и учреждение, отчёты, комментарии и присланные файлы.
    Видят их: сотрудники вашего учреждения, кураторы и руководители территории; имя и телефон куратора — и учреждения. Другим они не передаются.
    Списки и личные данные детей в бот не присылают (149-ФЗ, 152-ФЗ).
privacy-stranger =
    О вас бот ничего не хранит. Когда вы войдёте по приглашению, он сохранит имя и номер в Telegram, роль, отчёты и присланные файлы; видят их сотрудники вашего учреждения и территории. Удалить их можно здесь же: /privacy.
privacy-kept-with-plan = { $municipality }: файлы хранятся, пока хранится дорожная карта.
privacy-kept-days =
    { $municipality }: файлы хранятся { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    } после отправки, а пока мероприятие не завершено, дольше. Имена файлов остаются в отчётах.
privacy-words-with-plan = Отчёты, комментарии и причины возвратов хранятся, пока хранится дорожная карта.
privacy-words-days =
    Комментарии и причины возвратов хранятся { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }, а пока задача не завершена, дольше. Кто и когда отчитался, остаётся вместе с дорожной картой.
privacy-forget = Удалить мои данные
privacy-confirm =
    Удалить ваше имя, номер в Telegram, телефон, роли и настройки? Напоминания прекратятся.
    Отчёты, комментарии, файлы и записи журнала останутся без вашего имени и номера: по ним учреждение и территория отчитываются о выполнении. Если управление записало ваше имя в план или в список учреждений, там оно останется: попросите куратора его убрать. Чтобы вернуться, понадобится новое приглашение.
privacy-forget-sure = Удалить
privacy-forgotten = Ваши данные удалены. Чтобы начать снова, откройте новое приглашение от куратора.
