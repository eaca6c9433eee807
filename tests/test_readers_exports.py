import orjson
import pytest

from commentariat import readers
from commentariat.errors import InputError
from commentariat.model import Piece, Record, Unreadable
from commentariat.readers import articles_json, convokit, disqus


def read(reader, path, **options):
    return [raw for piece in reader.pieces(path) for raw in reader.read(piece, options)]


def saved(tmp_path, data, name):
    path = tmp_path / name
    if isinstance(data, list):
        data = b"\n".join(map(orjson.dumps, data))
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def utterance(name, **more):
    return {
        "id": name, "speaker": "nora", "conversation_id": "k1", "reply_to": None,
        "timestamp": 1556705760, "text": f"Text of {name}", "meta": {}, "vectors": [],
    } | more  # fmt: skip


def test_a_conversation_becomes_an_article_of_comments(tmp_path):
    lines = [
        utterance("k1"),
        utterance("u2", conversation_id="k2"),
        utterance("u3", speaker={"id": "otto"}, reply_to="u1", meta={"score": 4}),
    ]
    saved(
        tmp_path, b'{"k1": {"meta": {"title": "On harbours"}, "vectors": []}}', "conversations.json"
    )
    first, second = read(convokit, saved(tmp_path, lines, "utterances.jsonl"), site="talk.example")
    assert (first.data["headline"], first.data["site"]) == ("On harbours", "talk.example")
    assert second.data["headline"] == "k2"
    comments = first.data["comments"]
    assert [c["author"] for c in comments] == [{"handle": "nora"}, {"handle": "otto"}]
    assert (comments[1]["parent"], comments[1]["likes"]) == ("u1", 4)
    assert comments[0]["posted"]["value"] == "2019-05-01T10:16:00+00:00"


def test_older_convokit_names_are_read(tmp_path):
    old = {"id": "a", "user": "nora", "root": "r", "reply-to": "r", "timestamp": "5", "text": "Hi"}
    (article,) = read(convokit, saved(tmp_path, [old], "utterances.jsonl"))
    assert article.data["comments"][0]["author"] == {"handle": "nora"}


@pytest.mark.parametrize("odd", [None, 0, "x", [], ["x"], {}, {"a": 1}])
@pytest.mark.parametrize("field", ["meta", "speaker", "reply_to", "timestamp", "id"])
def test_a_field_of_another_type_does_no_harm(tmp_path, field, odd):
    conversations = {"k1": {"meta": odd}, "k2": odd}
    saved(tmp_path, orjson.dumps(conversations), "conversations.json")
    lines = [utterance("k1", **{field: odd}), utterance("u2", conversation_id="k2")]
    found = read(convokit, saved(tmp_path, lines, "utterances.jsonl"))
    assert [len(raw.data["comments"]) for raw in found] == [1, 1]


def test_xml_of_another_kind_is_named(tmp_path):
    (found,) = read(disqus, saved(tmp_path, b"<rss><channel/></rss>", "feed.xml"))
    assert found.code == "E107"


def test_the_headline_is_no_paragraph_of_what_an_extractor_found(tmp_path):
    row = {"title": "Head", "text": "Head\nBody.", "hostname": "n.example", "fingerprint": "0"}
    (article,) = read(articles_json, saved(tmp_path, orjson.dumps(row), "a.json"))
    assert article.data["body"] == ["Body."]


def test_a_removed_utterance_keeps_its_place_without_words(tmp_path):
    line = utterance("u1", text="[removed]")
    (article,) = read(convokit, saved(tmp_path, [line], "utterances.jsonl"))
    assert article.data["comments"][0]["status"] == "deleted"
    assert article.data["comments"][0]["text"] == ""


def test_an_utterance_that_lacks_something_is_named(tmp_path):
    lines = [utterance("u1"), {"id": "x"}, utterance("u2", text=None)]
    found = read(convokit, saved(tmp_path, lines, "utterances.jsonl"))
    assert [raw.line for raw in found if isinstance(raw, Unreadable)] == [2, 3]


def test_the_files_beside_the_utterances_are_no_input(tmp_path):
    saved(tmp_path, [utterance("u1")], "utterances.jsonl")
    assert not list(convokit.pieces(saved(tmp_path, b"{}", "speakers.json")))
    (tmp_path / "other").mkdir()
    (piece,) = convokit.pieces(tmp_path / "other" / "index.json")
    assert piece.reader == "articles_json"


EXPORT = """<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<category dsq:id="1"><forum>gazette</forum><title>General</title></category>
<thread dsq:id="20"><id>gz-1</id><forum>gazette</forum><category dsq:id="1" />
<link>https://www.gazette.example/harbour</link><title>Harbour opens</title><message />
<createdAt>2019-05-01T08:00:00Z</createdAt><author><name>Ed</name></author></thread>
<post dsq:id="301"><message><![CDATA[<p>First.<br>Line</p><p>Second &amp; last</p>]]></message>
<createdAt>2019-05-01T10:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
<author><name>Nora N.</name><isAnonymous>false</isAnonymous><username>nora</username></author>
<thread dsq:id="20" /></post>
<post dsq:id="302"><id /><message><![CDATA[<blockquote>First.</blockquote>No!]]></message>
<createdAt>2019-05-01T11:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
<author><name>Otto</name><isAnonymous>true</isAnonymous></author>
<thread dsq:id="20" /><parent dsq:id="301" /></post>
<post dsq:id="303"><message>spam</message><isSpam>true</isSpam><thread dsq:id="20" /></post>
<post dsq:id="304"><message>gone words</message><isDeleted>true</isDeleted>
<author><name>Pia</name></author><thread dsq:id="20" /></post>
<post dsq:id="305"><message>lost</message><thread dsq:id="99" /></post>
</disqus>
"""


def test_a_disqus_thread_becomes_an_article(tmp_path):
    record, orphan = read(disqus, saved(tmp_path, EXPORT, "e.xml"))
    article = record.data
    assert (article["headline"], article["site"], article["url"], article["id"]) == (
        "Harbour opens", "gazette.example", "https://www.gazette.example/harbour", "gz-1",
    )  # fmt: skip
    assert article["published"]["value"] == "2019-05-01T08:00:00Z"
    assert (orphan.code, orphan.line) == ("E107", 18)


def test_disqus_posts_keep_author_time_parent_and_paragraphs(tmp_path):
    record, _ = read(disqus, saved(tmp_path, EXPORT, "e.xml"))
    first, second, _ = record.data["comments"]
    assert first["text"] == "First.\nLine\n\nSecond & last"
    assert first["author"] == {"handle": "Nora N.", "login": "nora"}
    assert (second["text"], second["parent"]) == ("> First.\n\nNo!", "301")
    assert second["author"] == {"handle": "Otto", "kind": "guest", "login": None}
    assert second["posted"]["value"] == "2019-05-01T11:00:00Z"


def test_spam_is_left_out_and_a_deleted_post_loses_its_words(tmp_path):
    record, _ = read(disqus, saved(tmp_path, EXPORT, "e.xml"))
    assert [c["id"] for c in record.data["comments"]] == ["301", "302", "304"]
    assert (record.data["comments"][2]["text"], record.data["comments"][2]["status"]) == (
        "", "deleted",
    )  # fmt: skip


def test_a_billion_laughs_is_harmless(tmp_path):
    entities = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(12)
    )
    bomb = f"<?xml version='1.0'?><!DOCTYPE d [{entities}]><disqus>&l11;</disqus>"
    found = read(disqus, saved(tmp_path, bomb, "e.xml"))
    assert [raw.code for raw in found] == ["E104"]


@pytest.mark.parametrize("data", ["", "<a>", "no xml", "<d>" * 5000, EXPORT[:1100]])
def test_damaged_xml_is_named(tmp_path, data):
    found = read(disqus, saved(tmp_path, data, "e.xml"))
    assert [raw.code for raw in found if isinstance(raw, Unreadable)] == ["E104"]


TRAFILATURA = {
    "title": "Harbour opens", "author": "Ida Ink", "hostname": "gazette.example",
    "date": "2019-05-01", "fingerprint": "f00", "id": None, "license": None,
    "comments": "Lovely\nSad", "raw_text": "Ships came. More.", "text": "Ships came.\nMore.",
    "language": "en", "source": "https://gazette.example/h", "source-hostname": "gazette.example",
    "excerpt": "Ships.", "categories": "Local", "tags": "sea;ships", "filedate": "2020-01-02",
}  # fmt: skip
NEWS_PLEASE = {
    "authors": ["Ida Ink"], "date_download": "2020-01-02 03:04:05", "date_modify": None,
    "date_publish": "2019-05-01 08:00:00", "description": "Ships.", "filename": "h.json",
    "language": "en", "maintext": "Ships came.\nMore.", "source_domain": "gazette.example",
    "title": "Harbour opens", "url": "https://gazette.example/h",
}  # fmt: skip
FUNDUS = {
    "title": "Harbour opens", "authors": ["Ida Ink"], "topics": ["sea", "ships"],
    "publishing_date": "2019-05-01 08:00:00+02:00", "free_access": True,
    "body": {"summary": ["Ships."], "sections": [
        {"headline": [], "paragraphs": ["Ships came."]},
        {"headline": [], "paragraphs": ["More."]}]},
    "html": {"requested_url": "https://gazette.example/h", "crawl_date": "2020-01-02T03:04:05"},
}  # fmt: skip


@pytest.mark.parametrize("shape", [TRAFILATURA, NEWS_PLEASE, FUNDUS])
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_an_extractors_article_is_read(tmp_path, shape, name):
    path = saved(tmp_path, [shape], name)
    assert articles_json.recognises(path, path.read_bytes())
    (record,) = read(articles_json, path)
    article = record.data
    assert (article["headline"], article["site"], article["url"]) == (
        "Harbour opens", "gazette.example", "https://gazette.example/h",
    )  # fmt: skip
    assert article["body"] == ["Ships came.", "More."]
    assert (article["byline"], article["lead"]) == (["Ida Ink"], "Ships.")
    assert article["published"]["value"][:10] == "2019-05-01"
    assert article["source"]["retrieved"]["value"][:10] == "2020-01-02"


def test_comments_without_authors_are_not_taken_and_said_so(tmp_path):
    (record,) = read(articles_json, saved(tmp_path, [TRAFILATURA], "a.json"))
    assert record.data["comments"] == []
    assert record.data["source"]["unparsed"] == [
        {"line": 1, "reason": "comments without their authors"}
    ]
    assert record.data["comment_section"]["complete"] is False


def test_a_list_of_articles_is_read(tmp_path):
    path = saved(tmp_path, orjson.dumps([NEWS_PLEASE, FUNDUS, "x", {"a": 1}]), "a.json")
    found = read(articles_json, path)
    assert [isinstance(raw, Record) for raw in found] == [True, True, False, False]


def test_an_article_of_our_own_shape_passes_as_it_is(tmp_path):
    article = {"site": "gazette.example", "headline": "Harbour opens", "body": ["Ships came."]}
    (record,) = read(articles_json, saved(tmp_path, orjson.dumps(article), "a.json"))
    assert record.data == article


@pytest.mark.parametrize("data", [b"", b"[]", b"nothing", b'{"site": "x", "headline": "y"}'])
def test_other_json_is_not_recognised(tmp_path, data):
    assert not articles_json.recognises(tmp_path / "a.json", data)


@pytest.mark.parametrize("reader", [convokit, disqus, articles_json])
def test_a_missing_export_is_an_input_error(tmp_path, reader):
    name = reader.__name__.rpartition(".")[2]
    piece = Piece(name, str(tmp_path / f"none{reader.SUFFIXES[0]}"))
    with pytest.raises(InputError):
        list(readers.read(piece, {}))
