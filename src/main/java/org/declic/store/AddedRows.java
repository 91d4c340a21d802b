package org.declic.store;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Rows that are added where they are missing. Of two who add the same at the same moment, H2 lets the second one fail once the first
 * has committed, and goes on with the transaction: asked again, it finds them there. PostgreSQL does that by itself.
 */
final class AddedRows {

    private static final int TRIES = 10;

    private AddedRows() {}

    /** @param add a statement of {@link Dialect#addMissing} */
    static int by(StatementSpec add) {
        for (var attempt = 1; ; attempt++) {
            try {
                return add.update();
            } catch (DuplicateKeyException other) {
                if (attempt == TRIES) {
                    throw other;
                }
            }
        }
    }
}
