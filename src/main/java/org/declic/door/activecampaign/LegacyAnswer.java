package org.declic.door.activecampaign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers in the form of ActiveCampaign's old API: what was asked for, and beside it how it went. */
final class LegacyAnswer {

    static final String SOMETHING = "Success: Something is returned";
    static final String NOTHING = "Failed: Nothing is returned";

    private LegacyAnswer() {}

    static Map<String, Object> done(String message) {
        return with(Map.of(), 1, message);
    }

    static Map<String, Object> shown(Map<String, Object> thing) {
        return with(thing, 1, SOMETHING);
    }

    static Map<String, Object> failed(String message) {
        return with(Map.of(), 0, message);
    }

    /** Rows stand under their numbers from 0 on. */
    static Map<String, Object> rows(List<Map<String, Object>> rows) {
        var numbered = new LinkedHashMap<String, Object>();
        for (var row : rows) {
            numbered.put(Integer.toString(numbered.size()), row);
        }
        return rows.isEmpty() ? failed(NOTHING) : shown(numbered);
    }

    static Map<String, Object> with(Map<String, Object> thing, int code, String message) {
        var answer = new LinkedHashMap<>(thing);
        answer.put("result_code", code);
        answer.put("result_message", message);
        answer.put("result_output", "json");
        return answer;
    }
}
