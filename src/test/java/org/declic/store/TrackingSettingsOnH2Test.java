package org.declic.store;

class TrackingSettingsOnH2Test extends TrackingSettingsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
