package org.ustack.identity.internal;

import org.ustack.identity.IdentityError;
import org.ustack.kernel.RequestContext;

/**
 * Who may touch what in identity, beyond the rule's role. A role counts where its token is scoped: an admin of a project or
 * of the system administers the cloud, a reader of the system reads it; a token scoped to a domain manages or reads that
 * domain and nothing else.
 */
final class IdentityAccess {

    private IdentityAccess() {}

    static boolean managesAll(RequestContext caller) {
        return caller.isAdmin() && caller.domainId() == null;
    }

    static boolean readsAll(RequestContext caller) {
        return managesAll(caller) || caller.systemScope() && caller.hasRole("reader");
    }

    static boolean manages(RequestContext caller, String domainId) {
        return managesAll(caller) || inDomain(caller, domainId) && caller.hasRole("manager");
    }

    static boolean reads(RequestContext caller, String domainId) {
        return readsAll(caller) || inDomain(caller, domainId) && caller.hasRole("reader");
    }

    static boolean isSelf(RequestContext caller, String userId) {
        return caller.userId().equals(userId);
    }

    static void mustManageAll(RequestContext caller, String rule) {
        must(managesAll(caller), rule);
    }

    static void mustReadAll(RequestContext caller, String rule) {
        must(readsAll(caller), rule);
    }

    static void mustManage(RequestContext caller, String domainId, String rule) {
        must(manages(caller, domainId), rule);
    }

    static void mustRead(RequestContext caller, String domainId, String rule) {
        must(reads(caller, domainId), rule);
    }

    /**
     * The domain that a listing is held to.
     *
     * @param asked the domain asked for, or null for all
     * @return null for all
     */
    static String listable(RequestContext caller, String asked, String rule) {
        if (readsAll(caller)) {
            return asked;
        }
        must(caller.domainId() != null && caller.hasRole("reader"), rule);
        must(asked == null || asked.equals(caller.domainId()), rule);
        return caller.domainId();
    }

    static void must(boolean allowed, String rule) {
        if (!allowed) {
            throw IdentityError.forbidden(rule);
        }
    }

    private static boolean inDomain(RequestContext caller, String domainId) {
        return caller.domainId() != null && caller.domainId().equals(domainId);
    }
}
