package org.declic.app;

import java.util.List;

/**
 * Requests to every door but those of events, and what Cockpit asks. In the path {@code {usual}} is a piece, in the body {@code {number}} is JSON
 * and {@code <usual>} a text; {@code @definition} is the id of the process definition.
 */
final class FuzzedPaths {

    private static final String COCKPIT = "%s /camunda/api/cockpit/plugin/declic/default/%s %s";

    static final List<String> ALL = List.of(
            "POST /events {}",
            "POST /events {'specversion':'1.0','id':{},'source':<x>,'type':<x>,'subject':'c1@example.com','time':<2026-11-20T10:00:00Z>,'data':{}}",
            "POST /events {'specversion':'1.0','id':<x>,'source':'/x','type':<x>,'subject':<c1@example.com>,'backfill':{},'data_base64':{}}",
            "POST /engine-rest/message {'messageName':<x>,'businessKey':<c1@example.com>,'all':{},'processVariables':{'a':{'value':{}}}}",
            "POST /engine-rest/message {'messageName':'Fuzzed','businessKey':'c1@example.com','processVariables':{}}",
            "POST /engine-rest/message {'messageName':'Fuzzed','businessKey':'c1@example.com','processVariables':{'eventId':{'value':{}}}}",
            "POST /automations/explain {}",
            "POST /automations/explain {'contact':<c1@example.com>,'event':<Fuzzed>,'data':{},'tenant':<>}",
            "POST /automations/explain {'contact':'c1@example.com','eventId':<x>,'tenant':<>}",
            "GET /automations?limit={1}&offset={0}",
            "GET /automations/{fuzzed}?tenant={}",
            "GET /automations/{fuzzed}/entries?contact={c1@example.com}&outcome={entered}",
            "GET /automations/fuzzed/entries?contact={c1@example.com}&trigger={Start}&tenant={}",
            "GET /automations/fuzzed/entries?limit={5}&offset={0}",
            "POST /automations/fuzzed/entries {'contact':<c1@example.com>,'trigger':<Start>,'data':{},'tenant':<>}",
            "POST /automations/fuzzed/entries {'contact':'c2@example.com','data':{}}",
            "POST /automations/fuzzed/entries {'audience':{},'trigger':<Start>}",
            "GET /automations/{fuzzed}/triggers/{Start}/audience?sample={1}",
            "GET /automations/fuzzed/triggers/Start/audience?tenant={}",
            "GET /contacts/{c1@example.com}?tenant={}",
            "DELETE /contacts/x{}",
            "DELETE /contacts/x@example.com?tenant={}",
            "GET /failed-events?limit={1}&offset={0}",
            "POST /failed-events/{1}/retry",
            "DELETE /failed-events/{1}",
            "GET /admin/api.php?api_action={user_me}&api_key={demo}",
            "GET /2/track/event?api_key={demo}",
            "GET /unsubscribe?contact={1}&list={1}&signature={}",
            "POST /unsubscribe?contact={1}&list={1}&signature={}",
            "POST /api/3/contact/sync {'contact':{}}",
            "POST /api/3/contact/sync {'contact':{'email':'c3@example.com','firstName':<x>,'lastName':<x>,'phone':{},'fieldValues':{}}}",
            "POST /api/3/contact/sync {'contact':{'email':<c3@example.com>,'fieldValues':[{'field':{1},'value':<x>}]}}",
            "POST /api/3/contacts {'contact':{'email':<c4@example.com>}}",
            "PUT /api/3/contacts/{1} {'contact':{'firstName':<x>}}",
            "DELETE /api/3/contacts/99999{}",
            "GET /api/3/contacts?search={c1}&limit={1}&offset={0}",
            "GET /api/3/contacts?email={c1@example.com}&listid={1}&tagid={1}",
            "GET /api/3/contacts/{1}/{trackingLogs}",
            "GET /api/3/contacts/1/trackingLogs?limit={1}&offset={0}",
            "POST /api/3/lists {'list':{'name':<x>,'stringid':{}}}",
            "POST /api/3/tags {'tag':{'tag':<x>,'description':<x>}}",
            "POST /api/3/fields {'field':{'title':<x>,'type':{}}}",
            "GET /api/3/tags?search={x}&limit={1}&offset={0}",
            "GET /api/3/{lists}/{1}",
            "POST /api/3/contactLists {'contactList':{'contact':{1},'list':1,'status':<1>}}",
            "POST /api/3/contactLists {'contactList':{'contact':1,'list':{1},'status':2}}",
            "POST /api/3/contactTags {'contactTag':{'contact':1,'tag':{1}}}",
            "DELETE /api/3/contactTags/{1}",
            "POST /api/3/fieldValues {'fieldValue':{'contact':1,'field':{1},'value':<x>}}",
            "POST /api/3/eventTrackingEvents {'eventTrackingEvent':{'name':<x>}}",
            "GET /api/3/eventTrackingEvents?search={x}&limit={1}&offset={0}",
            "DELETE /api/3/eventTrackingEvents/{y}",
            "PUT /api/3/eventTracking {'eventTracking':{'enabled':{1}}}",
            "POST /api/3/contactAutomations {'contactAutomation':{'contact':1,'automation':<1>}}",
            "DELETE /api/3/contactAutomations/{1}",
            "GET /api/3/automations?limit={1}&offset={0}",
            "GET /api/3/automations/{1}",
            "GET /{x}/{x}",
            COCKPIT.formatted("GET", "definition/{x}", ""),
            COCKPIT.formatted("GET", "definition/@definition/chart?range={day}", ""),
            COCKPIT.formatted("GET", "definition/@definition/decisions?contact={c1@example.com}&limit={20}", ""),
            COCKPIT.formatted("GET", "definition/@definition/decisions?outcome={entered}&before={1}", ""),
            COCKPIT.formatted("GET", "definition/@definition/decisions?reason={segment}", ""),
            COCKPIT.formatted("GET", "definition/@definition/entries/audience/{Start}", ""),
            COCKPIT.formatted("POST", "definition/@definition/entries", "{'contact':<c1@example.com>,'data':{}}"),
            COCKPIT.formatted(
                    "POST", "definition/@definition/entries", "{'contact':'c1@example.com','trigger':<Start>}"),
            COCKPIT.formatted("POST", "definition/{x}/entries", "{}"),
            COCKPIT.formatted("POST", "definition/@definition/entries/audience/x{}", ""),
            COCKPIT.formatted("GET", "instance/{x}/contact", ""),
            COCKPIT.formatted("GET", "contact?email={c1@example.com}&tenant={}", ""),
            COCKPIT.formatted("GET", "contact/events?email={c1@example.com}&tenant={}&limit={20}&offset={0}", ""),
            COCKPIT.formatted("POST", "dry-run", "{'contact':<c1@example.com>,'event':<Fuzzed>,'data':{},'tenant':<>}"),
            COCKPIT.formatted("POST", "dry-run", "{'contact':'c1@example.com','eventId':<x>,'tenant':<>}"),
            COCKPIT.formatted("GET", "failed-events?limit={20}&offset={0}", ""),
            COCKPIT.formatted("POST", "failed-events/{x}/retry", "{}"),
            COCKPIT.formatted("POST", "failed-events/{x}/drop", "{}"));

    private FuzzedPaths() {}
}
