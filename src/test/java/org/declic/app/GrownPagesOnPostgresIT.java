package org.declic.app;

import java.util.regex.Pattern;
import org.declic.store.Databases;
import org.declic.store.Databases.Database;

class GrownPagesOnPostgresIT extends GrownPagesContract {

    @Override
    Database database() {
        return Databases.postgres();
    }

    @Override
    Pattern unavoidable() {
        return Pattern.compile("none");
    }
}
