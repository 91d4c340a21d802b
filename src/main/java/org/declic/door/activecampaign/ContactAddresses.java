package org.declic.door.activecampaign;

import java.util.function.Supplier;
import org.declic.contact.Addresses;
import org.declic.contact.Contact;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.entry.operate.ChangeAddress;
import org.declic.event.Transaction;

/** Addresses that contacts of {@code /api/3} are to have, refused if another contact has them; all or nothing with what follows. */
public final class ContactAddresses {

    private final Contacts contacts;
    private final Addresses addresses;
    private final ChangeAddress changeAddress;
    private final Transaction transaction;

    public ContactAddresses(
            Contacts contacts, Addresses addresses, ChangeAddress changeAddress, Transaction transaction) {
        this.contacts = contacts;
        this.addresses = addresses;
        this.changeAddress = changeAddress;
        this.transaction = transaction;
    }

    /** For a contact that is to be made, be it that another one had the address before. */
    <T> T claimed(Tenant tenant, Email email, Supplier<T> then) {
        return transaction.run(() -> {
            if (isTaken(tenant, email)) {
                throw taken();
            }
            addresses.release(tenant, email);
            return then.get();
        });
    }

    /** For a contact that is there, and may have it already. */
    <T> T changed(Contact contact, Email email, Supplier<T> then) {
        return transaction.run(() -> {
            if (!email.equals(contact.email())) {
                if (isTaken(contact.tenant(), email)) {
                    throw taken();
                }
                changeAddress.change(contact.tenant(), contact.email(), email);
            }
            return then.get();
        });
    }

    private boolean isTaken(Tenant tenant, Email email) {
        return contacts.find(tenant, email)
                .filter(there -> there.email().equals(email))
                .isPresent();
    }

    private static ApiRefusal taken() {
        return ApiRefusal.unprocessable("Email address already exists in the system", "duplicate", "email");
    }
}
