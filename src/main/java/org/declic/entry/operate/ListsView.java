package org.declic.entry.operate;

import java.util.List;
import org.declic.contact.Attribute;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Attributes;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.event.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * The lists that contacts may be subscribed to. For administrators and who may read all process definitions, each of their tenants
 * and of none; to make one, who may update instances of all process definitions as well.
 */
public final class ListsView {

    private final Attributes attributes;
    private final Permissions permissions;
    private final Transaction transaction;

    public ListsView(Attributes attributes, Permissions permissions, Transaction transaction) {
        this.attributes = attributes;
        this.permissions = permissions;
        this.transaction = transaction;
    }

    /**
     * By name; none of a tenant that the user does not see.
     *
     * @throws NotAllowed if the user may not look at contacts
     */
    public ListsOfTenant of(@Nullable String tenant) {
        if (!permissions.seesContacts()) {
            throw NotAllowed.toSeeContacts();
        }
        var asked = Tenant.of(tenant);
        return permissions.sees(asked)
                ? new ListsOfTenant(
                        attributes.all(asked, Kind.LIST).stream()
                                .map(Attribute::name)
                                .sorted(String.CASE_INSENSITIVE_ORDER)
                                .toList(),
                        permissions.makesLists())
                : new ListsOfTenant(List.of(), false);
    }

    /**
     * Makes a list that nobody is subscribed to yet, and that nobody has left.
     *
     * @return its name as it is kept
     * @throws NotAllowed if the user may not
     * @throws InvalidInput {@code name}, if it is none, or that of another list
     */
    public String make(@Nullable String tenant, @Nullable String name) {
        var asked = Tenant.of(tenant);
        if (!permissions.makesLists() || !permissions.sees(asked)) {
            throw new NotAllowed(
                    "only for administrators and users with the permissions READ and UPDATE_INSTANCE on all"
                            + " process definitions, of their tenants");
        }
        var kept = Attribute.name("name", name);
        return transaction.run(() -> {
            if (attributes.find(asked, Kind.LIST, kept).isPresent()) {
                throw new InvalidInput("name", "must not be that of another list", kept);
            }
            return attributes.of(asked, Kind.LIST, kept).name();
        });
    }

    /** @param mayMake whether the user may make another */
    public record ListsOfTenant(List<String> lists, boolean mayMake) {}
}
