package org.declic.store;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** After each test class the databases made for it are dropped. Registered for all by {@code META-INF/services}. */
public final class DropDatabases implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getRequiredTestClass().getEnclosingClass() == null) {
            Databases.drop();
        }
    }
}
