package org.declic.app;

import java.util.regex.Pattern;
import org.declic.store.Databases;
import org.declic.store.Databases.Database;

class GrownPagesOnH2Soak extends GrownPagesContract {

    @Override
    Database database() {
        return Databases.h2();
    }

    /**
     * H2 has no index of some rows only, by which keys could be found that are spelled otherwise. It goes through an index forwards
     * only, so that the latest decisions are found by sorting an automation's.
     */
    @Override
    Pattern unavoidable() {
        return Pattern.compile(
                "(?s)SELECT (K\\.ID, K\\.BUSINESS_KEY FROM|ID, TENANT, CONTACT_ID, CONTACT, AUTOMATION,) .*");
    }
}
