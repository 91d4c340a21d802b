package org.declic.app;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Requests to every door but those of events: in the path {@code {}} is a piece, in the body JSON, {@code <>} a text. */
final class FuzzedPaths {

    static final List<String> ALL = List.of(
            "POST /events {}",
            "POST /events {'specversion':'1.0','id':{},'source':<>,'type':<>,'subject':'c1@example.com','time':<>,'data':{}}",
            "POST /events {'specversion':'1.0','id':<>,'source':'/x','type':<>,'subject':<>,'backfill':{},'data_base64':{}}",
            "POST /engine-rest/message {'messageName':<>,'businessKey':<>,'all':{},'processVariables':{'a':{'value':{}}}}",
            "POST /engine-rest/message {'messageName':'Fuzzed','businessKey':'c1@example.com','processVariables':{}}",
            "POST /engine-rest/message {'messageName':'Fuzzed','businessKey':'c1@example.com','processVariables':{'eventId':{'value':{}}}}",
            "POST /automations/explain {}",
            "POST /automations/explain {'contact':'c1@example.com','event':<>,'data':{},'tenant':<>}",
            "POST /automations/explain {'contact':'c1@example.com','eventId':<>}",
            "GET /automations?limit={}&offset={}",
            "GET /automations/{}?tenant={}",
            "GET /automations/{}/entries?contact={}&outcome={}",
            "GET /automations/fuzzed/entries?contact={}&trigger={}&limit=5&offset={}",
            "POST /automations/fuzzed/entries {'contact':<>,'trigger':<>,'data':{}}",
            "POST /automations/fuzzed/entries {'contact':'c2@example.com','data':{}}",
            "POST /automations/fuzzed/entries {'audience':{},'trigger':<>}",
            "GET /automations/fuzzed/triggers/{}/audience?sample={}",
            "GET /contacts/{}?tenant={}",
            "DELETE /contacts/x{}",
            "GET /failed-events?limit={}&offset={}",
            "POST /failed-events/{}/retry",
            "DELETE /failed-events/{}",
            "GET /admin/api.php?api_action={}&api_key={}",
            "GET /2/track/event?api_key={}",
            "GET /unsubscribe?contact={}&list={}&signature={}",
            "POST /unsubscribe?contact={}&list={}&signature={}",
            "POST /api/3/contact/sync {'contact':{}}",
            "POST /api/3/contact/sync {'contact':{'email':'c3@example.com','firstName':<>,'lastName':<>,'phone':{},'fieldValues':{}}}",
            "POST /api/3/contact/sync {'contact':{'email':<>,'fieldValues':[{'field':{},'value':<>}]}}",
            "POST /api/3/contacts {'contact':{'email':<>}}",
            "PUT /api/3/contacts/{} {'contact':{'firstName':<>}}",
            "DELETE /api/3/contacts/99999{}",
            "GET /api/3/contacts?search={}&limit={}",
            "GET /api/3/contacts?email={}&listid={}",
            "GET /api/3/contacts/{}/{}",
            "GET /api/3/contacts/1/trackingLogs?limit={}&offset={}",
            "POST /api/3/lists {'list':{'name':<>,'stringid':{}}}",
            "POST /api/3/tags {'tag':{'tag':<>,'description':<>}}",
            "POST /api/3/fields {'field':{'title':<>,'type':{}}}",
            "GET /api/3/tags?search={}&limit={}",
            "GET /api/3/lists/{}",
            "POST /api/3/contactLists {'contactList':{'contact':{},'list':1,'status':<>}}",
            "POST /api/3/contactLists {'contactList':{'contact':1,'list':{},'status':2}}",
            "POST /api/3/contactTags {'contactTag':{'contact':1,'tag':{}}}",
            "DELETE /api/3/contactTags/{}",
            "POST /api/3/fieldValues {'fieldValue':{'contact':1,'field':{},'value':<>}}",
            "POST /api/3/eventTrackingEvents {'eventTrackingEvent':{'name':<>}}",
            "DELETE /api/3/eventTrackingEvents/{}",
            "PUT /api/3/eventTracking {'eventTracking':{'enabled':{}x}}",
            "POST /api/3/contactAutomations {'contactAutomation':{'contact':1,'automation':<>}}",
            "DELETE /api/3/contactAutomations/{}",
            "GET /api/3/automations?limit={}&offset={}",
            "GET /{}/{}");

    private FuzzedPaths() {}

    static Arbitrary<List<String>> pieces() {
        return Arbitraries.oneOf(
                        FuzzedText.any().filter(text -> text.length() < 300),
                        Arbitraries.of("1", "0", "-1", "fuzzed", "c1@example.com", "entered"))
                .list()
                .ofSize(3);
    }
}
