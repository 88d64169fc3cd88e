"""Yes-or-no questions that the letters of a text answer, beside how it is read.

They are asked whoever speaks and whatever is in hand: whether it forbids a part of the plan, takes
a return back, is a bare number.
"""

import re

from domain.wording import fold

_TAKES_BACK = re.compile(
    r"\b(?:отозв|отзов|отзыв|отмен|забер|забир|забр|take back|undo)\w*\b.*\b(?:возврат|return)"
)
_CHANGES = re.compile(
    r"^(?!.*\b(?:возврат|перенос|отчет|файл))(?:пожалуйста,? |давай(?:те)? |надо |нужно )?"
    r"(?:отмени\w*|отменя\w+|сними\w*|снять|снима\w+|удали\w*|удаля\w+|убери\w*|убрать|убира\w+"
    r"|исключ[иа]\w*|вычеркн\w+|закро\w+|закры\w+|переимен\w+|переформулир\w+|назови\w*|назвать"
    r"|(?:по)?меня\w+ (?:назван|формулиров)\w+|измени\w* (?:назван|формулиров)\w+)\b"
)
_REPORT = re.compile(r"\bотч[её]т|\bсправк|\bфайл|\breport")
_OWN_DATA = re.compile(
    r"(?:(?:прошу|хочу|можно|надо|бот) )*(?:удал|забуд|сотри|стер|убер|убра|покаж)\w* "
    r"(?:меня|(?:все )?(?:мои|свои) (?:персональные |личные )?данные)(?: (?:из|в) \w+| отсюда)?"
    r"|(?=.*\b(?:хран|видит|знае))(?=.*(?:данн|обо мне))"
    r"(?:какие|кто|где|что|зачем|сколько)(?: [а-я]+){0,3}? (?:мои|обо мне)(?: [а-я]+){0,3}"
    r"|(?:delete|forget|show) my (?:personal )?data"
)
"""What the whole of a text says: «свои данные загрузили» is a report."""
_REMOVES = re.compile(
    r"(?:(?:нет|стоп|ой),? )?(?:удали\w*|убери\w*|убрать|сотри\w*)"
    r"(?: (?:пожалуйста|этот|это|эту|последн\w+|тот|то|мой|мое))*"
    r" (?:файл|фото|фотк\w|документ|скан|снимок|картинк\w|запись|видео)\W*"
)
_PROMISED = (
    r"(?:(?:при|вы)шл(?:ем|ю)|отправ(?:им|лю)|сда(?:дим|м)|отчита(?:емся|юсь)|загру(?:зим|жу)"
    r"|сдела(?:ем|ю)|(?:на|от)пи(?:шем|шу)|сообщ(?:им|у)|(?:при|вы|до)лож(?:им|у)|размест(?:им|щу)"
    r"|пред(?:о)?став(?:им|лю)|подготов(?:им|лю))"
)
"""«Когда проведём, пришлём» promises, and asks nothing."""
_THOSE = re.compile(
    r"(?:(?:а|ну|теперь|так|тогда|и|пожалуйста),? )*(?:напомни|поторопи)\w*"
    r"(?: (?:пожалуйста|всем|школам|им|их|этим|тем|еще раз|(?:об|про) (?:этом|это|отчет\w*)))*\W*"
)
_SHOWS = re.compile(
    r"(?:(?:а|ну|и|пожалуйста),? )*(?:(?:покажи|открой|перечисли|назови|выведи)\w*"
    r" (?:мне )?(?:их|этих|эти школы|список|поименно)(?: списком| поименно| всех)?"
    r"|(?:кто|какие) (?:это|они|эти|это за школы|это школы)(?: школы)?)(?: пожалуйста)?\W*"
)
_DOWNLOADS = re.compile(
    r"(?:(?:а|ну|и|пожалуйста),? )*(?:скача|выгруз|пришл|скин|сохран|отправ|дай)\w*"
    r" (?:мне )?(?:их|это|эту таблицу|этот список|эти цифры|все это)"
    r"(?: (?:в|на|как|одним|мне|пожалуйста|файл\w*|excel|эксел\w*|ворд\w*|word|таблиц\w*))*\W*"
)
_DOWNLOADS_ALL = re.compile(
    r"(?:(?:а|ну|и|пожалуйста),? )*(?:скача|выгруз|пришл|скин|сохран|собер|собра)\w* (?:мне )?"
    r"все(?: (?P<files>файл\w*|документ\w*|скан\w*|подтвержд\w*))?(?: что есть)?"
    r"(?: (?:по|про|о|от|к|у|за)\b.*)?\W*"
)
_PAGE = re.compile(
    r"(?:(?:а|ну|и|мне|пожалуйста|покажи(?:те)?|открой(?:те)?|дай(?:те)?|нужна),? )*"
    r"страни(?:ц|чк)[ауеы]\b"
)
_ASKED = re.compile(
    r"^(?:а |ну |и )*(?:что|как|где|когда|почему|зачем|кто|чего|сколько|како\w+|каки\w+)\b"
    r"(?!-(?:то|нибудь|либо)\b| касается\b| только\b| (?:и )?(?:просил|обеща|договар|договор)\w+)"
    rf"(?![^,]*,.*\b{_PROMISED}\b)|\?$"
)
_HOW_MANY = re.compile(r"(?:а |и |ну )?(?:сколько|количество|число|how many)\b")
_COUNTS = re.compile(
    r"(?:\w+,? )?(?:сколько|количество|число|how many)"
    r"(?: (?:всего|у нас|там|вообще|в плане|в дорожной карте|по плану))* "
    r"(?:мероприяти|activities)\w*\b"
)
_BARE = re.compile(r"\W*\d+(?:[.,]\d+)?\s*%?\W*")
_UNDOES = re.compile(
    r"(?:(?:нет|ой|стоп|ошиблась|ошибся|я|это|не (?:то|ту|тот|того|туда|тем)|зря|случайно|по ошибке"
    r"|приняла?|вернула?|перенес(?:ла)?|нажала?),? )*(?:отмени|отменить|отмена|откати|откатить|undo"
    r"|(?:верни|вернуть|сделай|поставь)(?= .*(?:обратно|назад|как было|прежн)))"
    r"(?: (?:это|все|последнее|действие|обратно|назад|как было|пожалуйста|прежн\w+"
    r"|сроки?|перенос))*\W*"
)
_ARCHIVE = re.compile(
    r"(?:^|\b(?:скача|выгруз|пришл|отправ|собер|дай)\w* (?:мне )?)(?:архив(?:ом)?|zip)\b"
    r"|\b(?:скача|выгруз|пришл|отправ|собер|собра|дай)\w* (?:мне )?все (?:\w+ )?"
    r"(?:файл|документ|подтвержд|скан)\w*(?!.*\b(?:котор|не ))"
)
_FIGURES = re.compile(
    r"%|\b(?:процент\w*|дол[яюи]|больше всего|меньше всего|чаще всего|хуже всего|лучше всего)(?!\w)"
)
_SILENT = re.compile(
    r"не ответил|не отвеча\w+ на напомин|кто молчит|скольк\w* раз\w* .*напомин|not answered"
    r"|\bне (?:\w+ )?(?:про)?(?:чита|откры|смотр|реагир|замеча)\w* (?:\w+ ){0,2}?напомин"
    r"|игнорир\w+ (?:\w+ )?напомин|\bне (?:\w+ ){1,2}после (?:\w+ )?напомин"
)
_OF_SILENCE = re.compile(
    r"ответи|отвеча|отклик|отреагир|реагир|(?:про)?чита|откры|смотр|замеча|игнорир|напом|молч|после$|последн|предыдущ|раза?$|должн|answered|reminder"
)
"""Beginnings of words that ask who is silent."""
_WRITES = re.compile(
    r"^(?!.*(сводк|список|таблиц|файл|рейтинг))"
    r".*(отправ|напиш|написат|послат|пошл|разосл|разошл)\w* .*(сообщени|письм|отстающ|должник)"
    r"|^(?!.*(ranking|summary)).*(send|write) .*(letter|message|laggard|debtor)"
)
_LATE = re.compile(r"отстающ|должник|просрочи|не сдал|laggard|debtor|overdue|\blate\b")
_PICTURE = re.compile(r"\b(?:картинк|изображени|диаграмм|picture|chart)")
_FOR_SYSTEMS = ("csv", "json")
_READ = re.compile(
    r"\bкто\b(?: \w+){0,3}? (?:прочитал|прочел|прочли|читал|видел)\w*(?=.*\bписьм|\W*$)"
    r"|\b(?:прочита[лн]|прочтен)\w*\b.*\bписьм"
    r"|\bписьм\w*\b.*\b(?:прочита[лн]|прочтен|прочел|прочли)"
    r"|\bwho (?:has |have )?(?:not )?read\b"
)
_WHY = re.compile(
    r"^(?:(?:а|ну|и|так|объясни\w*|скажи\w*),? )*"
    r"(?:почему|отчего|из-за чего|с чего|по какой причине|(?:в чем |каков\w |как\w+ )?причин[аы])\b"
)
_JUDGED = re.compile(
    r"(?<!\w)(?:же|это|там|так|такой|такая|такие|настолько|столько|очень|опять|снова|все еще|вдруг"
    r"|плох\w*|мало|много|хуже|хужее|низк\w*|слаб\w*|отста\w*|тян\w*|провал\w*|всех"
    r"|не (?:дела|выполня|сда|справля|успева)\w*|ничего)(?!\w)"
)
_REQUESTS = re.compile(
    r"(?:(?:а|ну|и|покажи|есть(?: ли)?),? )*(?:(?:кто|какие школы|кому|от кого)(?: \w+){0,2}? )?"
    r"(?:прос|хотят|хочет|запрос|заявк)\w*(?: (?:о|об|на))?"
    r" (?:перен|продл|отсроч|сдвин|другой срок)\w*(?: срок\w*)?\W*"
)
_COMPARES = re.compile(r"(?<![^\W\d_])(?:сравн|сопостав|разниц|против\b|compar|рядом\b)")


_PLANS_COMPARED = re.compile(
    r"\bсравн\w*\s+(?:(?:мне|пожалуйста|два|две|обе|оба|все|эти|наши|дорожные)\s+)*(?:планы|плана|карты)"
    r"(?:\s+(?:между собой|друг с другом|рядом))?(?!\s+(?:по|с|и|на)\s+(?!школам|срокам|месяцам))"
)


def without_plans_compared(text: str) -> tuple[bool, str]:
    """«сравни два плана между собой», whichever are meant: whether it is asked, the other words."""
    rest = _PLANS_COMPARED.sub(" ", fold(text))
    return (True, rest.strip()) if rest != fold(text) else (False, text)


def changes_plan(text: str) -> bool:
    """«отмени 3.7 всем», «переименуй 1.4», «закрой школу 12»: the plan itself, or a school."""
    return _CHANGES.search(fold(text)) is not None


def speaks_of_report(text: str) -> bool:
    """«отзови отчёт», «убери справку»: what was sent is named, and no request."""
    return _REPORT.search(fold(text)) is not None


def is_of_own_data(text: str) -> bool:
    """«удалите мои данные», «что вы обо мне храните»: about what is kept of the speaker."""
    words = re.findall(r"\w+", fold(text))
    return _OWN_DATA.fullmatch(" ".join(each for each in words if each != "пожалуйста")) is not None


def takes_back_return(text: str) -> bool:
    """«отзови возврат», «отмените возврат по 1.4»."""
    return _TAKES_BACK.search(fold(text)) is not None


def reminds_those(text: str) -> bool:
    """«напомни им», «напомни»: those who were just shown; «напомни всем» is everybody."""
    folded = fold(text).strip()
    words = set(folded.split())
    is_bare = not words & {"всем", "школам"}
    names = bool(words & {"им", "их", "этим", "тем"})
    return _THOSE.fullmatch(folded) is not None and (is_bare or names)


def shows_those(text: str) -> bool:
    """«покажи их», «кто это?», «какие это школы»: those who were just counted, by name."""
    return _SHOWS.fullmatch(fold(text).strip()) is not None


def downloads_those(text: str) -> bool:
    """«скачай их», «пришли этот список в excel»: what was just shown, as a file."""
    return _DOWNLOADS.fullmatch(fold(text).strip()) is not None


def downloads_all(text: str) -> str | None:
    """«скачай всё по 1.2» with its files called so: «скачай все файлы по 1.2»; None where no files
    are asked for.
    """
    folded = fold(text).strip()
    asked = _DOWNLOADS_ALL.fullmatch(folded)
    if asked is None:
        return None
    return folded if asked["files"] else re.sub(r"\bвсе\b", "все файлы", folded, count=1)


def asks_page(text: str) -> bool:
    """«страница школы 3 за октябрь»: the page of a school, and not a table of its figures."""
    return _PAGE.match(fold(text).strip()) is not None


def undoes(text: str) -> bool:
    """«отмени», «верни как было»: what was just done is taken back."""
    return _UNDOES.fullmatch(fold(text).strip()) is not None


def names_deadline(text: str) -> bool:
    """«отмени перенос», «верни прежний срок»: of deadlines, and of nothing else."""
    return re.search(r"\b(?:срок|перенос)", fold(text)) is not None


def is_question(text: str) -> bool:
    """«что с 1.4», «как там паспорт?»: asked, and no news."""
    return _ASKED.search(fold(text).strip()) is not None


def counts_activities(text: str) -> bool:
    """«сколько всего мероприятий»: activities are counted, and not the tasks that they are."""
    return _COUNTS.match(fold(text).strip()) is not None


def asks_how_many(text: str) -> bool:
    """«сколько просрочек по школам», «а сколько сдано по месяцам»."""
    return _HOW_MANY.match(fold(text).strip()) is not None


def removes_file(text: str) -> bool:
    """«удали последний файл», with nothing else said."""
    return _REMOVES.fullmatch(fold(text)) is not None


def is_bare_number(text: str) -> bool:
    """«80», «80 %», with nothing else said."""
    return _BARE.fullmatch(text) is not None


def asks_who_is_silent(text: str) -> bool:
    """«кто не ответил на напоминание», «сколько раз напоминали»."""
    return _SILENT.search(fold(text)) is not None


def is_of_silence(word: str) -> bool:
    """«напоминание», «молчит»: a word of a question who is silent."""
    return _OF_SILENCE.match(fold(word)) is not None


def asks_who_read(text: str) -> bool:
    """«кто прочитал письмо», «кто ещё не прочитал»: of the letters that the office has sent."""
    return _READ.search(fold(text)) is not None


def asks_to_write(text: str) -> bool:
    """«отправь отстающим сообщение»: a letter to schools that are late."""
    folded = fold(text)
    return _WRITES.search(folded) is not None and _LATE.search(folded) is not None


def asks_for_table(text: str) -> bool:
    """«сколько процентов выполнено», «где больше всего просрочек»: figures, no list of tasks."""
    return _FIGURES.search(fold(text)) is not None


def asks_archive(text: str) -> bool:
    """«скачай все файлы по 1.1», «архив за октябрь»: what schools have sent itself."""
    return _ARCHIVE.search(fold(text)) is not None


def names_file(word: str) -> bool:
    """«картинка», «архив», «csv»: a kind of file, and no name of anything in a plan."""
    return asks_picture(word) or asks_archive(word) or word in _FOR_SYSTEMS


def asks_picture(text: str) -> bool:
    """«картинка за май»: a picture, and no workbook."""
    return _PICTURE.search(fold(text)) is not None


def asks_for_requests(text: str) -> bool:
    """«кто просил перенести срок», «запросы на перенос»: which requests wait."""
    return _REQUESTS.fullmatch(fold(text).strip()) is not None


def without_why(text: str) -> str | None:
    """What is asked about in «почему так плохо у школы 3»: «у школы 3»; None where nothing asks
    why.
    """
    folded = fold(text).strip(" ?!.")
    asked = _WHY.match(folded)
    if asked is None:
        return None
    return " ".join(_JUDGED.sub(" ", folded[asked.end() :]).split()).strip(" ,")


def compares(text: str) -> bool:
    """«сравни МСОКО и Воспитание»: two things that are named are set side by side."""
    return _COMPARES.search(fold(text)) is not None
