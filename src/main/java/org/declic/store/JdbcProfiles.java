package org.declic.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.declic.contact.Contact;
import org.declic.contact.Profile;
import org.declic.contact.Profiles;
import org.springframework.jdbc.core.JdbcTemplate;

/** Profiles out of the tables of subscriptions, tags and field values, in one statement. */
public final class JdbcProfiles implements Profiles {

    private static final String ALL = """
            SELECT 'L' AS KIND, L.NAME, '' AS FIELD_VALUE
            FROM DECLIC_SUBSCRIPTION S JOIN DECLIC_LIST L ON L.ID = S.LIST_ID
            WHERE S.CONTACT_ID = ? AND S.STATUS = 1
            UNION ALL
            SELECT 'T', T.NAME, ''
            FROM DECLIC_CONTACT_TAG C JOIN DECLIC_TAG T ON T.ID = C.TAG_ID
            WHERE C.CONTACT_ID = ?
            UNION ALL
            SELECT 'F', F.NAME, V.FIELD_VALUE
            FROM DECLIC_FIELD_VALUE V JOIN DECLIC_FIELD F ON F.ID = V.FIELD_ID
            WHERE V.CONTACT_ID = ?
            """;

    private final JdbcTemplate jdbc;

    public JdbcProfiles(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Profile of(Contact contact) {
        Set<String> lists = new HashSet<>();
        Set<String> tags = new HashSet<>();
        Map<String, String> fields = new HashMap<>();
        jdbc.query(
                ALL,
                row -> {
                    var name = row.getString("NAME");
                    switch (row.getString("KIND")) {
                        case "L" -> lists.add(name);
                        case "T" -> tags.add(name);
                        default -> fields.put(name, row.getString("FIELD_VALUE"));
                    }
                },
                contact.id(),
                contact.id(),
                contact.id());
        return new Profile(lists, tags, fields);
    }
}
