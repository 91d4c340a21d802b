package org.declic.store;

import java.util.List;

/**
 * Business keys that may be addresses which are not written as Declic writes them: with capitals or white space, or in another script.
 * They are few, so that PostgreSQL has them in indexes of their own; H2 has no index of some rows only.
 */
final class OtherSpellings {

    private OtherSpellings() {}

    /** A condition for a key in this column. */
    static String of(Dialect dialect, String key) {
        var isAddress = key + " LIKE '%@%'";
        return switch (dialect) {
            case H2 -> isAddress;
            // what is neither a small letter nor a figure nor a sign of ASCII
            case POSTGRESQL -> "(" + isAddress + " AND " + key + " ~ '[^!-@[-~]|xn--')";
        };
    }

    static List<EngineIndex> indexes(Dialect dialect) {
        var columns = "(BUSINESS_KEY_) WHERE " + of(dialect, "BUSINESS_KEY_");
        return switch (dialect) {
            case H2 -> List.of();
            case POSTGRESQL ->
                List.of(
                        new EngineIndex("DECLIC_OTHER_KEY", "ACT_RU_EXECUTION", columns),
                        new EngineIndex("DECLIC_OTHER_KEY_PAST", "ACT_HI_PROCINST", columns));
        };
    }
}
