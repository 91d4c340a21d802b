package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers ask of ActiveCampaign's API 3 narrows and orders its answer, or is refused by name. */
abstract class ApiQueriesContract extends ApiClientContract {

    private String ann;
    private String ben;
    private String cleo;
    private String list;
    private String other;
    private String tag;

    @BeforeAll
    void fill() {
        app.deploy(Automation.of("asked").trigger("Start", "Asked about", "trigger.runs", "once"));
        app.track("Asked about", "asked.someone@else.example");
        ann = contact("ann", "Zoe", "Asked", "+331");
        ben = contact("ben", "Yan", "Asked", "+332");
        cleo = contact("cleo", "Xia", "Else", "+431");
        list = made("/lists", "{\"list\":{\"name\":\"Asked one\"}}")
                .at("/list/id")
                .textValue();
        other = made("/lists", "{\"list\":{\"name\":\"Asked two\"}}")
                .at("/list/id")
                .textValue();
        tag = made("/tags", "{\"tag\":{\"tag\":\"asked-tag\"}}").at("/tag/id").textValue();
        made("/tags", "{\"tag\":{\"tag\":\"asked-tag-2\"}}");
        made("/fields", "{\"field\":{\"title\":\"Asked City\"}}");
        made("/fields", "{\"field\":{\"title\":\"Asked Town\"}}");
        subscribe(ann, list, "1");
        subscribe(ben, list, "2");
        subscribe(cleo, other, "1");
        made("/contactTags", "{\"contactTag\":{\"contact\":\"" + ann + "\",\"tag\":\"" + tag + "\"}}");
        made("/contactAutomations", "{\"contactAutomation\":{\"contact\":\"" + ben + "\",\"automation\":\"asked\"}}");
    }

    private String contact(String name, String first, String last, String phone) {
        return made(
                        "/contacts",
                        "{\"contact\":{\"email\":\"%s@asked.example\",\"firstName\":\"%s\",\"lastName\":\"%s\",\"phone\":\"%s\"}}"
                                .formatted(name, first, last, phone))
                .at("/contact/id")
                .textValue();
    }

    private void subscribe(String contact, String list, String status) {
        made(
                "/contactLists",
                "{\"contactList\":{\"list\":%s,\"contact\":%s,\"status\":%s}}".formatted(list, contact, status));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    email=ben@asked.example | ben
                    filters[email]=BEN@Asked.example | ben
                    filters[email]=nobody@example.com |
                    filters[email][eq]=ben@asked.example | ben
                    filters[email][neq]=ben@asked.example&email_like=@asked. | ann cleo
                    filters[email][starts_with]=be&email_like=@asked. | ben
                    filters[email][contains]=NN@ASK | ann
                    filters[email][gt]=ann@asked.example&email_like=@asked. | ben cleo
                    filters[email][lte]=ben@asked.example&email_like=@asked. | ann ben
                    email_like=@aSked. | ann ben cleo
                    email_like=sked_ |
                    email_like=nobody |
                    ids[]=<ann>&ids[]=<cleo> | ann cleo
                    ids[0]=<ann>&ids[1]=<ben> | ann ben
                    ids=<ben>,<cleo> | ben cleo
                    ids[]=999999 |
                    phone=%2B33 | ann ben
                    phone=33 |
                    search=%2B431 | cleo
                    search=@asked.&limit=2 | ann ben
                    search=@asked.&limit=2&offset=2 | cleo
                    email_like=@asked.&exclude=<ben> | ann cleo
                    email_like=@asked.&id_greater=<ann> | ben cleo
                    email_like=@asked.&id_less=<cleo> | ann ben
                    filters[id]=<cleo> | cleo
                    filters[id][lt]=<cleo>&email_like=@asked. | ann ben
                    filters[firstName]=ZOE&email_like=@asked. | ann
                    filters[lastName][starts_with]=as&email_like=@asked. | ann ben
                    filters[phone][contains]=31&email_like=@asked. | ann cleo
                    listid=<list> | ann
                    listid=<list>&status=1 | ann
                    listid=<list>&status=2 | ben
                    listid=<list>&status=-1 | ann ben
                    listid=<list>&status=3 |
                    listid=<list>&tagid=<tag> | ann
                    listid=<other>&tagid=<tag> |
                    tagid=<tag> | ann
                    status=2&email_like=@asked. | ben
                    status=1&email_like=@asked. | ann cleo
                    status=-1&email_like=@asked. | ann ben cleo
                    seriesid=asked&email_like=@asked. | ben
                    seriesid=nothing |
                    email_like=@asked.&filters[created_after]=2020-01-01 | ann ben cleo
                    email_like=@asked.&filters[created_before]=2020-01-01 |
                    email_like=@asked.&filters[created_before]=2100-01-01T00:00:00-06:00 | ann ben cleo
                    email_like=@asked.&filters[created_after]=2100-01-01T00:00:00+01:00 |
                    email_like=@asked.&filters[updated_after]=2100-01-01 10:00:00 |
                    email_like=@asked.&filters[updated_before]=2100-01-01T10:00Z | ann ben cleo
                    email_like=@asked.&filters[cdate][lt]=2020-01-01 |
                    email_like=@asked.&filters[udate][gte]=2020-01-01 | ann ben cleo
                    email_like=@asked.&orders[email]=DESC | cleo ben ann
                    email_like=@asked.&orders[first_name]=ASC | cleo ben ann
                    email_like=@asked.&orders[lastName]=desc&orders[firstName]=ASC | cleo ben ann
                    email_like=@asked.&orders[lastName]=ASC&orders[email]=DESC | ben ann cleo
                    email_like=@asked.&orders[name]=ASC | cleo ben ann
                    email_like=@asked.&orders[id]=DESC | cleo ben ann
                    email_like=@asked.&orders[cdate]=ASC | ann ben cleo
                    email_like=@asked.&orders[udate]=ASC&include=contactLists&api_output=json&in_group_lists=true | ann ben cleo
                    """)
    void contacts_are_those_that_are_asked_for(String query, String expected) {
        var found = ok("/contacts?" + filled(query));
        var names = expected == null ? List.<String>of() : List.of(expected.split(" "));
        assertThat(found.at("/contacts").findValuesAsText("email"))
                .as(query)
                .isEqualTo(names.stream().map(name -> name + "@asked.example").toList());
        if (!query.contains("limit=")) {
            assertThat(found.at("/meta/total").textValue()).isEqualTo(Integer.toString(names.size()));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /lists?filters[name]=asked one | name | Asked one
                    /lists?filters[name]=Asked | name |
                    /lists?filters[name][contains]=SKED | name | Asked one,Asked two
                    /lists?search=asked&orders[name]=DESC | name | Asked two,Asked one
                    /lists?search=asked&limit=1&offset=1 | name | Asked two
                    /lists?filters[id]=<other> | name | Asked two
                    /lists?filters[id][gte]=<list>&search=asked | name | Asked one,Asked two
                    /tags?filters[search][eq]=asked-tag | tag | asked-tag
                    /tags?filters[search][neq]=asked-tag&search=asked | tag | asked-tag-2
                    /tags?filters[search][starts_with]=asked-&orders[search]=weight | tag | asked-tag,asked-tag-2
                    /tags?filters[tag]=asked-tag-2 | tag | asked-tag-2
                    /tags?search=asked-tag&orders[tag]=DESC | tag | asked-tag-2,asked-tag
                    /fields?filters[perstag]=ASKED_CITY | title | Asked City
                    /fields?filters[perstag]=%25ASKED_CITY%25 | title | Asked City
                    /fields?filters[perstag]=NOBODY | title |
                    /fields?filters[title]=asked town | title | Asked Town
                    /fields?search=asked&orders[title]=DESC | title | Asked Town,Asked City
                    /automations?search=ask | key | asked
                    /automations?filters[name]=asked | key | asked
                    /automations?filters[name]=aske | key |
                    /automations?filters[status]=2&search=asked | key |
                    /automations?filters[status]=1&search=asked&orders[name]=ASC | key | asked
                    /eventTrackingEvents?search=asked ab | name | Asked about
                    """)
    void lists_tags_fields_and_automations_are_those_that_are_asked_for(String path, String member, String expected) {
        var parts = path.split("\\?", 2);
        var found = ok(parts[0] + "?" + filled(parts[1])).at(parts[0]);
        assertThat(String.join(",", found.findValuesAsText(member)))
                .as(path)
                .isEqualTo(expected == null ? "" : expected);
    }

    /** {@code <ann>} stands for her id. */
    private String filled(String query) {
        return escapedQuery(query.replace("<ann>", ann)
                .replace("<ben>", ben)
                .replace("<cleo>", cleo)
                .replace("<list>", list)
                .replace("<other>", other)
                .replace("<tag>", tag));
    }
}
