package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions that a client of ActiveCampaign's API 3 asks and that are not understood here are refused by name. */
abstract class ApiRefusalsContract extends ApiClientContract {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/contacts?filters[nothing]=1 filters[nothing]",
                "/contacts?filters=1 filters",
                "/contacts?filters[email][like]=a filters[email][like]",
                "/contacts?filters[cdate][contains]=2026-01-01 filters[cdate][contains]",
                "/contacts?filters[created_after][gt]=2026-01-01 filters[created_after][gt]",
                "/contacts?filters[created_after]=yesterday filters[created_after]",
                "/contacts?filters[created_after]=29/11/2026 filters[created_after]",
                "/contacts?segmentid=1 segmentid",
                "/contacts?formid=1 formid",
                "/contacts?waitid=1 waitid",
                "/contacts?organization=1 organization",
                "/contacts?orders[score]=ASC orders[score]",
                "/contacts?orders[email]=up orders[email]",
                "/contacts?order=email order",
                "/contacts?emial=a@example.com emial",
                "/contacts?Email=a@example.com Email",
                "/contacts?email=a@example.com&email=b@example.com email",
                "/contacts?email= email",
                "/contacts?search= search",
                "/contacts?search=%20%E2%80%8B search",
                "/contacts?email_like= email_like",
                "/contacts?phone= phone",
                "/contacts?ids= ids",
                "/contacts?ids=&email_like=@ ids",
                "/contacts?listid= listid",
                "/contacts?tagid= tagid",
                "/contacts?seriesid= seriesid",
                "/contacts?status= status",
                "/contacts?exclude= exclude",
                "/contacts?filters[email][contains]= filters[email][contains]",
                "/contacts?filters[phone][starts_with]= filters[phone][starts_with]",
                "/contacts?filters[firstName][gte]= filters[firstName][gte]",
                "/contacts?filters[id]= filters[id]",
                "/contacts?filters[created_after]= filters[created_after]",
                "/lists?search= search",
                "/lists?filters[name][contains]= filters[name][contains]",
                "/tags?search= search",
                "/fields?search= search",
                "/automations?search= search",
                "/automations?filters[name][gt]= filters[name][gt]",
                "/webhooks?filters[url][contains]= filters[url][contains]",
                "/eventTrackingEvents?search= search",
                "/contactAutomations?status= status",
                "/contactAutomations?filters[status]= status",
                "/contactAutomations?contactid= contactid",
                "/fieldValues?filters[fieldid]= filters[fieldid]",
                "/contacts?status=7 status",
                "/contacts?id_greater=x id_greater",
                "/contacts?ids[]= ids[]",
                "/contacts/1?email=a@example.com email",
                "/contacts/1/trackingLogs?filters[event]=x filters[event]",
                "/contacts/1/contactAutomations?status=1 status",
                "/contacts/1/automationEntryCounts?automation=x automation",
                "/lists?filters[user]=1 filters[user]",
                "/lists/1?name=x name",
                "/tags?filters[tagType]=contact filters[tagType]",
                "/fields?filters[type]=text filters[type]",
                "/automations?filters[entered]=1 filters[entered]",
                "/automations?label=x label",
                "/automations?filters[id]=asked filters[id]",
                "/webhooks?filters[listid]=asked filters[listid]",
                "/automations/1?name=x name",
                "/contactAutomations?filters[entered]=1 filters[entered]",
                "/contactAutomations?filters[status]=7 status",
                "/contactAutomations?seriesid=1&filters[status][gt]=1 filters[status][gt]",
                "/contactAutomations?contactid=1&filters[contact]=2 filters[contact]",
                "/fieldValues?filters[fieldid]=1&filters[fieldid][eq]=2 filters[fieldid][eq]",
                "/fieldValues?filters[contact]=1 filters[contact]",
                "/fieldValues?filters[val][contains]=1 filters[val][contains]",
                "/contacts/1/contactTags?filters[tag]=1 filters[tag]",
                "/contacts/1/contactLists?status=1 status",
                "/contacts/1/fieldValues?filters[val]=1 filters[val]",
                "/siteTrackingDomains?search=x search",
                "/eventTrackingEvents?filters[name]=x filters[name]",
                "/eventTracking?tenant=x tenant",
                "/users/me?id=7 id",
            })
    void what_is_not_understood_is_refused_by_name(String line) {
        var parts = line.split(" ");
        var path = parts[0].split("\\?", 2);
        var answer = send("GET", path[0] + "?" + escapedQuery(path[1]), "");
        assertThat(answer.statusCode()).as(line + answer.body()).isEqualTo(422);
        assertThat(Client.json(answer).at("/errors/0/title").textValue()).startsWith(parts[1] + " ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST /contacts | {"contact":{"email":"beside@asked.example"},"fieldValues":[]} | fieldValues
            POST /contact/sync | {"contact":{"email":"beside@asked.example"},"tags":["a"]} | tags
            POST /contact/sync | {"email":"beside@asked.example","contact":{"email":"beside@asked.example"}} | email
            POST /contact/sync | {"contact":{"email":"beside@asked.example","fieldValues":[{"field":"1","vlaue":"x"}]}} | vlaue
            PUT /contacts/<contact> | {"contact":{"firstName":"Beside"},"fieldValues":[]} | fieldValues
            POST /lists | {"list":{"name":"Beside"},"contacts":[]} | contacts
            POST /tags | {"tag":{"tag":"Beside"},"description":"x"} | description
            POST /fields | {"field":{"title":"Beside","type":"text"},"fieldOptions":[]} | fieldOptions
            POST /contactTags | {"contactTag":{"contact":"<contact>","tag":"1"},"tag":"2"} | tag
            POST /contactLists | {"contactList":{"contact":"<contact>","list":"1","status":"1"},"status":"2"} | status
            POST /fieldValues | {"fieldValue":{"contact":"<contact>","field":"1","value":"x"},"useDefault":true} | useDefault
            POST /contactAutomations | {"contactAutomation":{"contact":"<contact>","automation":"1"},"contact":"2"} | contact
            POST /webhooks | {"webhook":{"name":"x","url":"http://127.0.0.1:9/","events":["subscribe"]},"listid":"1"} | listid
            POST /eventTrackingEvents | {"eventTrackingEvent":{"name":"Beside"},"names":["y"]} | names
            POST /eventTrackingEvents | {"eventTrackingEvent":{"name":"Beside","names":["y"]}} | names
            PUT /eventTracking | {"eventTracking":{"enabled":true},"enabled":false} | enabled
            POST /siteTrackingDomains | {"siteTrackingDomain":{"name":"example.com"},"name":"example.org"} | name
            POST /fieldOption/bulk | {"fieldOptions":[],"field":"1"} | field
            POST /fieldRels | {"fieldRel":{"field":"1","relid":"0"},"list":"1"} | list
            POST /listGroups | {"listGroup":{"listid":"1","groupid":"1"},"list":"1"} | list
            """)
    void what_stands_beside_or_in_the_one_member_of_a_body_and_is_not_read_is_refused_by_name(
            String request, String body, String named) {
        var contact = synced("ann@asked.example");
        var parts = request.replace("<contact>", contact).split(" ");
        var answer = send(parts[0], parts[1], body.replace("<contact>", contact));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(Client.json(answer).at("/errors/0/title").textValue()).startsWith(named + " ");
        assertThat(ok("/contacts?email=beside@asked.example").at("/meta/total").textValue())
                .isEqualTo("0");
    }

    @Test
    void a_request_that_changes_something_takes_no_parameters_either() {
        for (var request : List.of(
                "POST /contacts",
                "PUT /contacts/" + synced("ann@asked.example"),
                "POST /contact/sync",
                "POST /contactTags")) {
            var parts = request.split(" ");
            var answer = send(parts[0], parts[1] + "?email=b@example.com", "{\"contact\":{}}");
            assertThat(answer.statusCode()).as(request + answer.body()).isEqualTo(422);
            assertThat(answer.body()).contains("email is no parameter here; there are none");
        }
        var taken = send("POST", "/contact/sync?api_output=json", "{\"contact\":{\"email\":\"ann@asked.example\"}}");
        assertThat(taken.statusCode()).isEqualTo(201);
    }
}
