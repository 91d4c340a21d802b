package org.declic.contact;

import java.time.Instant;

/**
 * What is kept of a contact itself.
 *
 * @param updatedAt when anything of it was changed last
 * @param noMail whether the contact is to get no mail at all
 */
public record Person(Contact contact, Names names, Instant createdAt, Instant updatedAt, boolean noMail) {

    /** Names and telephone number; empty for none. */
    public record Names(String first, String last, String phone) {

        public static final Names NONE = new Names("", "", "");
        private static final int LONGEST = 255;

        public Names {
            require("firstName", first);
            require("lastName", last);
            require("phone", phone);
        }

        private static void require(String field, String text) {
            InvalidInput.refuseNul(field, text);
            if (text.length() > LONGEST) {
                throw new InvalidInput(field, "must be at most " + LONGEST + " characters", text);
            }
        }
    }
}
