### Дорожная карта: от файла до задач, и её изменения.

place-document = документ в целом
place-sheet = лист «{ $name }»
place-page = страница { $number }
place-table = таблица { $number }
place-row = строка { $number }
place-column = графа { $number }
problem-term-unknown = { $name }: срок «{ $term }» не понят. Укажите даты.
problem-term-inferred = { $name }: срок «{ $term }» понят с допущением. Проверьте даты.
problem-term-missing = { $name }: срока нет. Укажите его или оставьте без срока.
problem-party-missing = { $name }: ответственный не указан. Назначьте его.
problem-party-left-out = { $name }: в графе ответственных не разобрано «{ $text }». Добавьте, если это ответственный.
problem-party-column-missing = В таблице нет графы с ответственными. Назначьте их сами.
problem-title-missing = В строке нет названия мероприятия. Впишите его.
problem-row-unread = «{ $text }»: не понято, к чему относится эта строка. Посмотрите её в документе.
problem-row-shifted = «{ $text }»: ячейки стоят не под своими графами, строка прочитана со сдвигом. Проверьте её.
problem-row-joined = «{ $text }»: строка принята за продолжение мероприятия { $name }. Проверьте, не отдельное ли это мероприятие.
problem-number-repeated = Номер { $name } в этом разделе уже есть.
problem-title-repeated = { $name }: такое же мероприятие с тем же сроком уже есть ({ $other }).
problem-period-inferred = Период плана в документе не назван. По срокам это { $start } – { $end }; подтвердите или исправьте.
problem-period-missing = Период плана в документе не назван, и по срокам его не узнать. Укажите его.
problem-extra-windows = { $name }: в графе результата названы сроки отчёта «{ $term }». Подтвердите, что отчитываться нужно и тогда.
problem-column-unknown = Графа «{ $column }» в план не вошла.
problem-hidden-row = Строки скрыты в файле и не прочитаны: { $count }. Начало: «{ $text }». Если они нужны, покажите их и пришлите файл снова.
problem-hidden-column = Графы скрыты в файле и не прочитаны: { $count }. Начало: «{ $text }». Если они нужны, покажите их и пришлите файл снова.
problem-hidden-sheet = Таблица скрыта в файле целиком и не прочитана. Если она нужна, покажите её и пришлите файл снова.
problem-no-value = Формула «{ $text }» не посчитана, ячейки прочитаны пустыми: { $count }. Откройте файл у себя, сохраните и пришлите снова.
problem-table-skipped = Таблица не похожа на план и пропущена, строк в ней: { $rows }. Начало: «{ $text }».
problem-points-read = Таблицы с мероприятиями нет: они взяты из нумерованных пунктов. Проверьте сроки и ответственных.
problem-header-guessed = У таблицы нет заголовка. Графы определены по содержанию; проверьте, верно ли.
meaning-day = { $day } { $month } { $year }
meaning-until = до { $day }
meaning-and = { $days } и { $last }
meaning-more = { $days } и ещё { $count }
meaning-repeated = { $often }: { $days }
meaning-every-day =
    { $interval ->
        [1] каждый день
        [one] раз в { $interval } день
        [few] раз в { $interval } дня
       *[many] раз в { $interval } дней
    }
meaning-every-week =
    { $interval ->
        [1] каждую неделю
        [one] раз в { $interval } неделю
        [few] раз в { $interval } недели
       *[many] раз в { $interval } недель
    }
meaning-every-month =
    { $interval ->
        [1] каждый месяц
        [one] раз в { $interval } месяц
        [few] раз в { $interval } месяца
       *[many] раз в { $interval } месяцев
    }
meaning-every-quarter =
    { $interval ->
        [1] каждый квартал
        [one] раз в { $interval } квартал
        [few] раз в { $interval } квартала
       *[many] раз в { $interval } кварталов
    }
meaning-every-half-year =
    { $interval ->
        [1] каждое полугодие
        [one] раз в { $interval } полугодие
        [few] раз в { $interval } полугодия
       *[many] раз в { $interval } полугодий
    }
meaning-every-year =
    { $interval ->
        [1] каждый год
        [one] раз в { $interval } год
        [few] раз в { $interval } года
       *[many] раз в { $interval } лет
    }
meaning-every-school-term = каждую четверть, но даты четвертей не указаны
meaning-continuous = постоянно
meaning-continuous-span = постоянно, с { $start } по { $end }
meaning-continuous-until = постоянно, до { $end }
meaning-on-event = по событию: «{ $condition }»
meaning-no-deadline = без срока
meaning-missing = срок не указан
meaning-unknown = не понят
period-academic = { $years } учебный год ({ $start } – { $end })
period-year = { $year } год ({ $start } – { $end })
period-years = { $first }–{ $last } годы
period-days = { $start } – { $end }
import-which = Это дорожная карта или отчёт?
import-is-plan = Дорожная карта
import-is-report = Отчёт
import-drop = Не нужно
import-dropped = Хорошо, файл не сохранён.
import-no-municipality = Плану и списку учреждений нужна территория. Добавьте её и пришлите файл ещё раз.
import-whose = Чей это план?
import-pasted-name = план из сообщения.txt
import-reading = Читаю документ…
import-read =
    Читаю документ… { $tables ->
        [one] { $tables } таблица
        [few] { $tables } таблицы
       *[many] { $tables } таблиц
    }, { $rows ->
        [one] { $rows } строка
        [few] { $rows } строки
       *[many] { $rows } строк
    }
import-several =
    В файле { $count ->
        [one] { $count } план
        [few] { $count } плана
       *[many] { $count } планов
    }, у каждого своё название и свои годы:
import-several-all = Каждый прочитан отдельно и вводится в действие своей кнопкой.
import-several-rest = Ниже первые { $shown }, остальные ждут в «Дорожных картах». Каждый вводится в действие своей кнопкой.
import-file-gone = Этого файла больше нет в чате. Пришлите его снова.
draft-title =
    План прочитан: { $activities ->
        [one] { $activities } мероприятие
        [few] { $activities } мероприятия
       *[many] { $activities } мероприятий
    }, { $sections ->
        [0] без разделов
        [one] { $sections } раздел
        [few] { $sections } раздела
       *[many] { $sections } разделов
    }
draft-period-inferred = Период взят по срокам, проверьте его.
draft-period-missing = Период не найден. Укажите его, без него план не ввести в действие.
draft-terms = Сроки: понятны { $understood }, решить вам { $open }
draft-terms-clear = Сроки понятны все
draft-terms-continuous = постоянные — { $count }
draft-terms-school-terms = ждут учебного календаря — { $count }
draft-terms-on-event = по событию — { $count }
draft-terms-unknown = не поняты — { $count }
draft-terms-inferred = поняты с допущением — { $count }
draft-terms-missing = не указаны — { $count }
draft-confirm = Подтвердить ещё: { $count } (даты из графы «Результат», повторы)
draft-no-organisations = Школ в боте ещё нет, поручать некому. Пришлите их названия сообщением, по одному в строке, или нажмите «Добавить учреждения».
draft-button-organisations = Добавить учреждения
draft-likely = • { $names } — { $target }
draft-likely-sure = вероятно, { $target }
draft-likely-possible = возможно, { $target } (проверьте)
draft-likely-foreign = вероятно, отчитываются не здесь
draft-likely-doubtful = укажите, кому поручить
draft-parties =
    Ответственные: { $parties ->
        [one] { $parties } название
        [few] { $parties } названия
       *[many] { $parties } названий
    }, { $known ->
        [0] назначьте их
       *[other] знакомы { $known }
    }
draft-proposed = из прошлых планов — { $count }
draft-documents =
    { $documents ->
        [0] Документы не названы
       *[other] Документы: { $documents }{ $names }
    }
draft-indicators = Показатели: { $count }
draft-problems = Замечания к документу: { $count }. Они в «Разборе в Excel».
counted-label = { $label } · { $count }
counted =
    { $total ->
        [0] задач нет
        [one] { $total } задача
        [few] { $total } задачи
       *[many] { $total } задач
    }{ $past ->
        [0] {""}
        [one] , { $past } прошла
       *[other] , { $past } прошли
    }
counted-each =
    { $total ->
        [0] сроков нет
        [one] всего { $total } срок
        [few] всего { $total } срока
       *[many] всего { $total } сроков
    }{ $past ->
        [0] {""}
        [one] , { $past } прошёл
       *[other] , { $past } прошли
    }
counted-short = { $total }{ $past ->
        [0] {""}
        [one] {" "}({ $past } прошла)
       *[other] {" "}({ $past } прошли)
    }
counted-each-short = { $total }{ $past ->
        [0] {""}
        [one] {" "}({ $past } прошёл)
       *[other] {" "}({ $past } прошли)
    }
draft-tasks =
    { $total ->
        [one] { $total } задача
        [few] { $total } задачи
       *[many] { $total } задач
    }{ $past ->
        [0] , все впереди
        [one] : { $ahead } впереди, { $past } прошла
       *[other] : { $ahead } впереди, { $past } прошли
    }
draft-tasks-none =
    Если ввести сейчас, задач не будет: { $missing ->
        [organisations] в боте ещё нет учреждений.
        [parties] ответственные ещё не назначены.
        [terms] сроки ещё не решены.
       *[deadlines] впереди ни одного срока.
    }
draft-unasked =
    Никто не отчитывается по { $count ->
        [one] { $count } мероприятию
       *[many] { $count } мероприятиям
    }.
draft-over = Период плана прошёл: если ввести его как есть, всё будет просрочено. Для чего он нужен?
draft-kept = План «{ $title }» сохранён для истории: задач по нему нет. Его можно перенести на следующий год.
draft-past-left = Прошедшие сроки: { $count }. Задачи по ним не ставятся.
draft-past-made = Прошедшие сроки: { $count }. Задачи по ним будут поставлены.
draft-button-past = Ставить и прошедшие
draft-button-history = Для истории, без задач
draft-button-carry = Перенести на { $period }
draft-button-load = Нагрузка школ
draft-button-no_past = Не ставить прошедшие
draft-button-terms = Сроки ({ $count })
draft-button-parties = Ответственные ({ $count })
draft-button-parties-known = Ответственные
draft-button-all = Показать всё
draft-button-excel = Разбор в Excel
draft-button-period = Период
draft-button-name = Название
draft-button-confirm = Ввести в действие
draft-button-discard = Отменить
draft-discarded = План отменён, ничего не сохранено.
draft-confirmed = Введено в действие: { $title }.
draft-confirmed-tasks =
    { $tasks ->
        [0] Учреждениям пока ничего не поручено.
        [one] Учреждениям поручена { $tasks } задача. О сроках напомнит бот.
        [few] Учреждениям поручены { $tasks } задачи. О сроках напомнит бот.
       *[many] Учреждениям поручено { $tasks } задач. О сроках напомнит бот.
    }
draft-confirmed-alone =
    { $count ->
        [one] У { $count } учреждения с задачами нет координатора: напоминать пока некому.
       *[many] У { $count } учреждений с задачами нет координатора: напоминать пока некому.
    }
draft-button-invite =
    Пригласить · { $count ->
        [one] { $count } учреждение
        [few] { $count } учреждения
       *[many] { $count } учреждений
    }
draft-button-join = Отчитываюсь я · { $name }
draft-confirmed-undecided = Сроки без решения: { $count }. Пока срок не решён, мероприятие никому не поручено.
draft-confirmed-unassigned = Ответственные без учреждений: { $count }. Пока они не назначены, их мероприятия никому не поручены.
draft-marked = Отмечено в файле выполненным: { $count }. Принять эти задачи как выполненные?
draft-button-marks =
    Принять по отметкам · { $count ->
        [one] { $count } задача
        [few] { $count } задачи
       *[many] { $count } задач
    }
plan-marks-taken = Принято выполненными: { $count }.
draft-confirmed-undo = Ввод можно отменить до первого отчёта.
load-title = Нагрузка по месяцам
load-full =
    { $count ->
        [0] Больше { $limit } задач за неделю нет ни у кого.
        [one] Больше { $limit } задач за неделю: { $count } учреждение.
        [few] Больше { $limit } задач за неделю: { $count } учреждения.
       *[many] Больше { $limit } задач за неделю: { $count } учреждений.
    }
load-none = Учреждениям пока ничего не поручено: назначьте ответственных.
load-line =
    { $name } — { $tasks ->
        [one] { $tasks } задача
        [few] { $tasks } задачи
       *[many] { $tasks } задач
    }
load-year = { $year }: { $months }
load-month = { $month } — { $count }
load-week = • неделя с { $day }: { $count }
load-weeks-more = • и ещё недель: { $count }
draft-asked-now = Сейчас: { $value }.
draft-ask-period = Напишите период плана: «2026/27», «2026» или две даты: 01.09.2026 – 31.08.2027.
draft-ask-name = Напишите короткое название, не длиннее 60 букв. Оно стоит на карточках и кнопках.
changes-of = Это изменённый план «{ $title }».
changes-title = другое название плана
changes-period = другой период плана
changes-none = Изменений в нём нет.
changes-added = добавлено — { $count }
changes-removed = убрано — { $count }
changes-stay = останутся, хотя в файле их нет — { $count }
changes-split = разделено на части — { $count }
changes-reworded = новая формулировка — { $count }
changes-rescheduled = новый срок — { $count }
changes-moved = другое место или номер — { $count }
changes-reassigned = другие ответственные — { $count }
changes-results = другой результат — { $count }
changes-others = другое в остальных графах — { $count }
changes-marks = новая отметка о выполнении — { $count }
changes-columns = новые графы: { $names }
changes-kept = Отчёты и файлы останутся. О новых сроках и задачах школы узнают после ввода.
changes-tasks = Что станет с задачами:
changes-tasks-none = Задачи останутся как есть.
changes-tasks-new = новых — { $count }
changes-tasks-moved = с новым сроком — { $count }
changes-tasks-withdrawn = отменятся — { $count }
changes-tasks-withdrawn-reported = отменятся, хотя по ним отчитались — { $count }
changes-tasks-past = с прошедшим сроком из новых и перенесённых — { $count }
changes-tasks-kept = с отчётами останутся — { $count }
changes-line-columns = Новые графы: { $names }. Что в них сказано, будет на карточках.
changes-numbers = Изменились только номера: { $numbers }
changes-line-added = Добавлено
changes-line-split =
    { $count ->
        [one] Разделено на части. Задачи и отчёты останутся здесь, новая часть: { $parts }.
       *[other] Разделено на части. Задачи и отчёты останутся здесь, новые части: { $parts }.
    }
changes-line-added-part = Добавлено: раньше было частью { $name }
changes-line-added-term = Срок: { $term }
changes-line-added-parties = Ответственные: { $names }
changes-line-title =
    Название плана:
    было «{ $before }»,
    стало «{ $after }»
changes-line-period = Период: { $before } → { $after }
changes-line-removed =
    { $count ->
        [0] Убрано
       *[other] Убрано. Задач с отчётами — { $count }
    }
changes-line-kept = В файле этого нет. Останется вместе с отчётами.
changes-button-unkeep = Не оставлять убранные ({ $count })
changes-button-keep = Оставить убранные с отчётами ({ $count })
changes-line-term = Срок: { $before } → { $after }
changes-line-number = Номер: { $before } → { $after }
changes-line-section = Раздел: { $before } → { $after }
changes-line-parties = Ответственные: { $before } → { $after }
changes-line-other = { $name }: { $before } → { $after }
changes-was-title = Было: «{ $before }»
changes-nothing = нет
changes-button-list = Что изменилось
changes-button-new = Это другой план
changes-button-apply = Ввести изменения
changes-applied = Изменения в «{ $title }» введены.
changes-applied-counts =
    Новых сроков у задач — { $moved }, новых задач — { $added }, отменено — { $cancelled }. { $told ->
        [0] Координаторы сообщений не получат.
       *[other] Сообщим координаторам: { $told }.
    }
changes-applied-undo = Вернуть как было можно, пока никто не отчитался по тому, что изменилось.
changes-button-back = Вернуть как было
changes-button-back-card = Вернуть план до изменений
changes-back-sure = Вернуть «{ $title }» к виду до изменений, введённых { $day }?
changes-back-restored =
    { $count ->
        [one] вернётся { $count } отменённая задача
        [few] вернутся { $count } отменённые задачи
       *[many] вернутся { $count } отменённых задач
    }
changes-back-moved =
    { $count ->
        [one] { $count } задача получит прежний срок
        [few] { $count } задачи получат прежний срок
       *[many] { $count } задач получат прежний срок
    }
changes-back-cancelled =
    { $count ->
        [one] отменится { $count } новая задача
        [few] отменятся { $count } новые задачи
       *[many] отменятся { $count } новых задач
    }
changes-taken-restored =
    { $count ->
        [one] вернулась { $count } отменённая задача
        [few] вернулись { $count } отменённые задачи
       *[many] вернулись { $count } отменённых задач
    }
changes-taken-moved =
    { $count ->
        [one] { $count } задача получила прежний срок
        [few] { $count } задачи получили прежний срок
       *[many] { $count } задач получили прежний срок
    }
changes-taken-cancelled =
    { $count ->
        [one] отменена { $count } новая задача
        [few] отменены { $count } новые задачи
       *[many] отменены { $count } новых задач
    }
changes-sure-back = Вернуть
changes-taken-back = «{ $title }»: всё снова так, как было до изменений.
changes-again = Изменённый файл можно прислать снова.
decision-head = Срок { $ordinal } из { $total } · { $name }
decision-term = «{ $term }»
decision-reading = Понимаю так: { $meaning }.
decision-reading-year = Понимаю так: { $meaning } (год взят из плана).
decision-reading-weeks = Понимаю так: { $meaning } (первая неделя месяца — с 1 по 7 число).
decision-reading-outside = Понимаю так: { $meaning } (это вне периода плана).
decision-reading-inferred = Понимаю так: { $meaning } (прочитано с допущением, проверьте).
decision-unknown = Не понял, какие это даты.
decision-missing = Срок не указан.
decision-on-event = Срок зависит от события. Назначьте дату сейчас или, когда она станет известна, в списке мероприятий: до тех пор срока не будет.
decision-rhythm-head =
    Без конечного срока: { $count ->
        [one] { $count } мероприятие
        [few] { $count } мероприятия
       *[many] { $count } мероприятий
    }
decision-rhythm-first = например, { $name }: «{ $term }»
decision-rhythm = Как часто спрашивать, что сделано? Ответ один для всех таких.
decision-school-head =
    По учебному календарю: { $count ->
        [one] { $count } мероприятие
        [few] { $count } мероприятия
       *[many] { $count } мероприятий
    }
decision-school = Когда у вас четверти и каникулы? Спрошу один раз. Даты можно посмотреть и поправить.
school-title = Учебный календарь · { $years }
school-none = Пока не задан.
school-about = По нему понимаются сроки «раз в четверть», «в каникулы», «до конца I четверти».
school-quarter = { $number } четверть: { $days }
school-trimester = { $number } триместр: { $days }
school-holidays = каникулы: { $days }
school-days = { $first } – { $last }
school-more-years =
    И ещё { $count ->
        [one] { $count } учебный год
        [few] { $count } учебных года
       *[many] { $count } учебных лет
    } с обычными датами.
school-effect-none = Сроки планов от этих дат не изменятся.
school-effect =
    Будут прочитаны заново сроки { $terms ->
        [one] { $terms } мероприятия
       *[many] { $terms } мероприятий
    }.
school-effect-made = • новых задач — { $count }
school-effect-moved = • новый срок у задач — { $count }
school-effect-cancelled = • отменится задач — { $count }
school-effect-asked = • сроков нужно будет решить заново — { $count }: задачи по ним появятся после решения. Они в плане, в «Сроках».
school-button-quarters = Четверти
school-button-trimesters = Триместры
school-button-type = Написать даты
school-button-save = Сохранить
school-saved = Учебный календарь сохранён.
school-ask = Напишите четверти { $years } учебного года по порядку: «1.09–25.10, 5.11–28.12, 9.01–22.03, 1.04–26.05». Или только каникулы: «каникулы 26.10–4.11, 29.12–8.01, 23.03–31.03».
decision-extra = В графе «Результат» названы даты отчёта: «{ $term }».
decision-extra-add = Отчитываться и тогда: { $meaning }?
decision-repeated = Такое же мероприятие с тем же сроком уже есть: { $rival }. Оставить оба?
decision-done = Все сроки решены.
decision-postponed = Остались отложенные: { $count }. К ним можно вернуться в любой день.
decision-button-ok = Верно
decision-others = Так же, с допущением, прочитаны:
decision-other = • { $number } «{ $term }» — { $meaning }
decision-button-ok-every = Все показанные верны ({ $count })
decision-button-ok-all = Верно для всех таких ({ $count })
decision-button-year = Годом позже: { $year }
decision-button-other = Другой срок
decision-button-type = Указать срок
decision-button-date = Назначить дату
decision-button-none = Без срока
decision-button-none-all = Без срока у всех таких ({ $count })
decision-button-wait = Пока без срока
decision-button-wait-all = Пока без срока у всех ({ $count })
decision-button-add = Добавить
decision-button-add-all = Добавить у всех ({ $count })
decision-button-skip = Не нужно
decision-button-leave = Без { $day }
decision-button-keep = Оставить
decision-button-remove = Убрать повтор
decision-button-later = Позже
decision-rhythm-monthly = Раз в месяц
decision-rhythm-quarterly = Раз в квартал
decision-rhythm-half-yearly = Раз в полугодие
decision-rhythm-at-end = В конце
term-ask = { $name }. Напишите срок: «до 15 мая», «сентябрь, апрель», «ежеквартально».
term-button-again = Написать иначе
term-taken = Срок записан.
plans-title = Дорожные карты
plans-none = Дорожных карт пока нет. Пришлите файл плана (Word, Excel, PDF или текст) или возьмите шаблон: /template
plans-hint = Новый план или его изменения: пришлите файл.
plans-line-draft = { $title } — черновик
plans-line-active = { $title } — выполнено { $done } из { $tasks }
plans-line-finished = { $title } — завершена, выполнено { $done } из { $tasks }
plan-draft = Черновик: ещё не введена.
plan-active = В действии.
plan-finished = Завершена.
plan-counts = Выполнено { $done } из { $tasks }, на проверке { $submitted }, просрочено { $overdue }.
plan-no-tasks = Учреждениям пока ничего не поручено.
plan-undecided = Сроки без решения: { $count }.
plan-button-lines = Мероприятия
plan-button-add = Добавить мероприятие
plan-button-copy = На следующий год
plan-button-finish = Завершить
plan-button-resume = Вернуть в работу
plan-button-undo = Отменить ввод
plan-button-draft = ‹ К плану
plan-button-plans = ‹ К списку
plan-undo-sure =
    Отменить ввод «{ $title }»? { $tasks ->
        [0] {""}
        [one] { $tasks } задача будет отменена, напоминания прекратятся.{" "}
        [few] { $tasks } задачи будут отменены, напоминания прекратятся.{" "}
       *[many] { $tasks } задач будет отменено, напоминания прекратятся.{" "}
    }План станет черновиком: сроки и ответственные, которые вы решили, сохранятся.
plan-undone =
    { $tasks ->
        [0] Ввод отменён.
        [one] Ввод отменён, отменена { $tasks } задача.
        [few] Ввод отменён, отменены { $tasks } задачи.
       *[many] Ввод отменён, отменено { $tasks } задач.
    } Это снова черновик: поправьте и введите в действие ещё раз.
plan-finish-sure = Завершить «{ $title }»? Напоминания прекратятся, отчёты и сводка останутся.
plan-sure-undo = Отменить ввод
plan-sure-finish = Завершить
plan-sure-no = Оставить
plan-copied = План перенесён на следующий срок. Проверьте его и введите в действие.
lines-title = Мероприятия · { $title }
line-term = Срок: «{ $term }» — { $meaning }
line-no-term = Срок: { $meaning }
line-undecided = срок ждёт решения
line-parties = Ответственные: { $names }
line-no-parties = Ответственные не названы
column-result = Результат
column-mark = Отметка в файле
column-other-columns = Ещё из плана
line-tasks = Задачи: { $tasks }, выполнено { $done }.
line-button-answering = Ответственные
line-button-term = Другой срок
line-button-title = Формулировка
line-rhythm = Спрашиваем: { $rhythm }
line-button-number = Номер
line-button-section = Раздел
line-button-result = Результат
line-button-rhythm = Как часто спрашивать
line-button-see = ‹ К мероприятию
line-ask-number = Напишите новый номер мероприятия «{ $name }». Без номера — напишите тире: –
line-ask-result = Напишите, что должно получиться: «аналитическая справка», «не менее 80 % школ». Документы бот возьмёт отсюда. Если ничего не нужно, напишите тире: –
line-ask-section = В какой раздел перенести «{ $name }»?
line-ask-rhythm = Как часто спрашивать, что сделано? Ответ один для всех постоянных мероприятий плана «{ $title }».
line-moved = Раздел изменён.
line-rhythm-changed = Записано.
line-button-split = Разделить
line-button-cancel = Убрать из плана
line-button-back = ‹ К мероприятиям
line-cancel-sure = Убрать «{ $name }» из плана? Открытые задачи будут отменены, отчёты и файлы останутся.
line-sure-cancel = Убрать
line-cancelled = Мероприятие убрано из плана.
line-ask-title = Напишите новую формулировку: «{ $title }».
new-ask-title = Напишите название нового мероприятия.
new-ask-term = Напишите срок: «до 15 мая», «сентябрь, апрель». Если срока нет, поставьте прочерк: –
new-ask-section = В какой раздел?
new-ask-party = Кто отвечает?
new-no-section = Без раздела
new-no-party = Никто не назван
new-added = Добавлено.
template-name = Шаблон плана.xlsx
template-caption = Заполните таблицу и пришлите файл сюда: бот прочитает его как любой план.
template-sheet = План
template-column-number = №
template-column-title = Мероприятие
template-column-term = Срок
template-column-party = Ответственные
template-column-result = Результат
template-example-number = 1.1
template-example-title = Мониторинг посещаемости занятий
template-example-term = до 25 декабря { $year }
template-example-party = ОО
template-example-result = аналитическая справка
template-hints = Подсказки
template-hint-what = Графа
template-hint-how = Как заполнять
template-hint-number = Номер по порядку; строка с номером и названием без срока и ответственных — раздел.
template-hint-title = Что сделать, одной строкой.
template-hint-term = «до 15 мая { $next }», «сентябрь, апрель», «ежеквартально», «постоянно».
template-hint-party = Через запятую: «УО, ОО». Кто это, вы укажете боту один раз.
template-hint-result = Что сдать: «справка», «приказ», «не менее 80% педагогов».
reading-name = Разбор { $title }.xlsx
reading-sheet = Мероприятия
reading-column-number = №
reading-column-section = Раздел
reading-column-title = Мероприятие
reading-column-term = Срок
reading-column-meaning = Понято так
reading-column-state = Состояние
reading-column-party = Ответственные
reading-state-decided = понятно
reading-state-open = ждёт решения
reading-problems = Замечания
reading-column-where = Где
reading-column-problem = Что проверить
news-title = План «{ $title }» изменён.
news-moved = Новые сроки
news-added = Новые мероприятия
news-restored = Снова в плане, ваш отчёт на месте
news-cancelled = Больше не нужно
news-line = { $name } — { $until }
news-line-bare = { $name }
news-more = и ещё { $count }
split-ask-title = «{ $name }» станет двумя мероприятиями. Напишите формулировку второго. Задачи, отчёты и файлы останутся у первого.
split-ask-term = Какой срок у второго? Прежний: { $meaning }. Напишите другой или оставьте его.
split-same-term = Тот же срок
split-ask-documents = Какие документы переходят ко второму? Отметьте их. Если нужен другой документ, напишите какой.
split-document =
    { $count ->
        [1] { $name }
       *[other] { $name } ({ $count })
    }
split-ask-new-document = Какой документ нужен для второго? Напишите, например: «справка». Если никакой, нажмите «Дальше».
split-next = Дальше
split-part = Второе мероприятие: { $name }
split-term = Срок: { $meaning }
split-documents = Нужно: { $names }
split-no-documents = Документов не нужно.
split-reach =
    Новые задачи получат { $organisations ->
        [one] { $organisations } учреждение
        [few] { $organisations } учреждения
       *[many] { $organisations } учреждений
    }. { $people ->
        [0] Сообщать некому: координаторов у них нет.
       *[other] Сообщим координаторам: { $people }.
    }
split-reach-nobody = Учреждениям ничего нового не поручено.
split-sure = Разделить
split-done = Мероприятие разделено.
