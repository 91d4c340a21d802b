package org.declic.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.declic.contact.Attached;
import org.declic.contact.Contact;
import org.declic.contact.Profile;
import org.declic.contact.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Profiles out of what is attached to contacts, in one statement. By subqueries, since PostgreSQL may read all attributes for a join
 * as long as its statistics are old.
 */
public final class JdbcProfiles implements Profiles {

    private final JdbcClient jdbc;

    public JdbcProfiles(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public Profile of(Contact contact) {
        Set<String> lists = new HashSet<>();
        Set<String> tags = new HashSet<>();
        Map<String, String> fields = new HashMap<>();
        jdbc.sql("""
                        SELECT (SELECT A.KIND FROM DECLIC_ATTRIBUTE A WHERE A.ID = T.ATTRIBUTE_ID) AS KIND,
                            (SELECT A.NAME FROM DECLIC_ATTRIBUTE A WHERE A.ID = T.ATTRIBUTE_ID) AS NAME, T.ATTACHED_VALUE
                        FROM DECLIC_ATTACHED T
                        WHERE T.CONTACT_ID = :contact
                        """).param("contact", contact.id()).query(row -> {
            var name = row.getString("NAME");
            var value = row.getString("ATTACHED_VALUE");
            var kind = row.getString("KIND");
            if (kind == null) {
                return; // deleted while the contact got it
            }
            switch (kind) {
                case "list" -> {
                    if (value.equals(Attached.SUBSCRIBED)) {
                        lists.add(name);
                    }
                }
                case "tag" -> tags.add(name);
                default -> fields.put(name, value);
            }
        });
        return new Profile(lists, tags, fields);
    }
}
