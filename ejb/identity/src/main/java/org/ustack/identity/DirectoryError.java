package org.ustack.identity;

import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.ErrorKind;

/** The errors of domain configurations and of directories behind domains, as Keystone words them. */
public enum DirectoryError implements ErrorCode {
    /** Arguments: what, domain. */
    CONFIG_NOT_FOUND(ErrorKind.NOT_FOUND, "Could not find {what} in domain configuration for domain {domain}."),
    /** Arguments: reason. */
    CONFIG_INVALID(ErrorKind.FORBIDDEN, "Invalid domain specific configuration: {reason}."),
    /** A directory is read, never written. */
    READ_ONLY(ErrorKind.FORBIDDEN, "You are not authorized to perform the requested action."),
    /** Arguments: group, user. */
    ACROSS_DIRECTORIES(
            ErrorKind.FORBIDDEN,
            "Group membership across backend boundaries is not allowed. Group in question is {group}, user is {user}."),
    TOO_MANY(
            ErrorKind.INTERNAL,
            "Number of User/Group entities returned by LDAP exceeded size limit. Contact your LDAP administrator."),
    /** Arguments: domain. The log names the server and the reason. */
    DOWN(ErrorKind.UNAVAILABLE, "Unable to establish a connection to the LDAP server of domain {domain}.");

    private final ErrorKind kind;
    private final String template;

    DirectoryError(ErrorKind kind, String template) {
        this.kind = kind;
        this.template = template;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }

    @Override
    public String template() {
        return template;
    }

    /** @param what such as {@code group ldap} */
    public static CloudException configNotFound(String what, String domainId) {
        return new CloudException(CONFIG_NOT_FOUND, "what", what, "domain", domainId);
    }

    public static CloudException configInvalid(String reason) {
        return new CloudException(CONFIG_INVALID, "reason", reason);
    }
}
