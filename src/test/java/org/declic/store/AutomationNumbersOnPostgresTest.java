package org.declic.store;

class AutomationNumbersOnPostgresTest extends AutomationNumbersContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
