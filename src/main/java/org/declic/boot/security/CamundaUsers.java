package org.declic.boot.security;

import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.declic.automation.engine.Administrators;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Camunda's users and groups, for HTTP Basic. */
final class CamundaUsers implements AuthenticationProvider {

    /** What administrators have besides their groups; the engine says who they are. No group has such an id. */
    static final String ADMINISTRATOR = "declic.administrator";

    private final IdentityService identity;
    private final Administrators administrators;
    private final ThrottledPasswords passwords;

    CamundaUsers(IdentityService identity, Administrators administrators, ThrottledPasswords passwords) {
        this.identity = identity;
        this.administrators = administrators;
        this.passwords = passwords;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        var user = given.getName();
        try {
            var password = String.valueOf(given.getCredentials());
            if (!passwords.check(user, password, () -> identity.checkPassword(user, password))) {
                throw new BadCredentialsException("Wrong user or password");
            }
            var groups = identity.createGroupQuery().groupMember(user).list().stream()
                    .map(Group::getId)
                    .toList();
            var roles = administrators.include(user, groups) ? Stream.of(ADMINISTRATOR) : Stream.<String>empty();
            return UsernamePasswordAuthenticationToken.authenticated(
                    user,
                    null,
                    Stream.concat(groups.stream(), roles)
                            .map(SimpleGrantedAuthority::new)
                            .toList());
        } catch (PasswordRefused refused) {
            throw new LockedException("The password is not looked at", refused);
        } catch (AuthenticationException wrong) {
            throw wrong;
        } catch (RuntimeException unavailable) {
            throw new AuthenticationServiceException("The users can't be looked up", unavailable);
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
