package org.declic.store;

class AutomationNumbersOnH2Test extends AutomationNumbersContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
