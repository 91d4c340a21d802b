package org.declic.door;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;

/** All accounts. Every look-up compares with each of them in constant time, so that none is found by trying. */
public final class Accounts {

    private final List<Account> accounts;

    /** @throws InvalidInput if two accounts have one token: whose tenant is meant could not be told */
    public Accounts(List<Account> accounts) {
        var tokens = new HashSet<String>();
        for (var account : accounts) {
            if (!tokens.add(account.apiToken())) {
                throw new InvalidInput(
                        "declic.accounts." + account.id() + ".api-token",
                        "must be another than that of any other account",
                        "the same");
            }
        }
        this.accounts = List.copyOf(accounts);
    }

    /** The account of this id, if the key is its own. */
    public Optional<Account> byKey(@Nullable String id, @Nullable String key) {
        return find(id + "\0" + key, account -> account.id() + "\0" + account.key());
    }

    /** The account whose token this is. */
    public Optional<Account> byToken(@Nullable String token) {
        return find(String.valueOf(token), Account::apiToken);
    }

    private Optional<Account> find(String given, Function<Account, String> secret) {
        Optional<Account> found = Optional.empty();
        for (var account : accounts) {
            if (MessageDigest.isEqual(bytes(given), bytes(secret.apply(account)))) {
                found = Optional.of(account);
            }
        }
        return found;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
