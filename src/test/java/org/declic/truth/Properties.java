package org.declic.truth;

import java.util.List;
import java.util.Map;

/** The properties that the tables of truth set. */
public final class Properties {

    private Properties() {}

    /** Those of every case that deploys. */
    public static List<Map<String, String>> thatDeploy() {
        return Row.all().stream()
                .filter(row -> !row.text("then", "").equals("mistake"))
                .map(Row::settings)
                .toList();
    }
}
