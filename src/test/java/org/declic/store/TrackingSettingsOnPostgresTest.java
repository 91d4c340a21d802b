package org.declic.store;

class TrackingSettingsOnPostgresTest extends TrackingSettingsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
