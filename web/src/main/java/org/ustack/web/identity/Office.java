package org.ustack.web.identity;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.ustack.identity.AuthRequest.Scope;
import org.ustack.identity.DomainView;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;
import org.ustack.web.access.SignedIn;

/**
 * The token that the pages of identity act under: the strongest that the session's token can be exchanged for. It follows the
 * session's token, and ends with the session.
 */
@SessionScoped
public class Office implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(Office.class);

    @Inject
    SignedIn signedIn;

    @Inject
    TokenExchange exchange;

    private String base;
    private String token;
    private String domainId;
    private List<Choice> domains = List.of();

    /** The caller that the pages act as; the session's own where there is no stronger token. */
    synchronized RequestContext caller(String requestId) {
        if (!Objects.equals(base, signedIn.token())) {
            open(null);
        }
        try {
            return exchange.caller(token, requestId);
        } catch (CloudException e) {
            // Roles may have changed since; if the session is void, too, the answer says so.
            open(null);
            return exchange.caller(token, requestId);
        }
    }

    /** The domains that the user could act for; empty where all are within reach anyway. */
    List<Choice> domains() {
        return domains;
    }

    /** The domain acted for; null for none. */
    String domainId() {
        return domainId;
    }

    /** Acts for another of the user's domains from now on. */
    synchronized void actFor(String wanted) {
        if (domains.stream().anyMatch(domain -> domain.id().equals(wanted))) {
            open(wanted);
        }
    }

    private void open(String wanted) {
        close();
        base = signedIn.token();
        domainId = null;
        domains = List.of();
        List<String> wide = new ArrayList<>();
        exchange.forSystem(base, signedIn.userId()).ifPresent(wide::add);
        wide.add(base);
        token = first(wide, "identity:create_domain")
                .or(() -> first(wide, "identity:list_domains"))
                .or(() -> ofDomain(wanted))
                .orElse(base);
        wide.stream()
                .filter(spare -> !spare.equals(token) && !spare.equals(base))
                .forEach(exchange::end);
    }

    private Optional<String> first(List<String> candidates, String rule) {
        return candidates.stream()
                .filter(candidate -> exchange.opens(candidate, rule))
                .findFirst();
    }

    private Optional<String> ofDomain(String wanted) {
        List<DomainView> found = exchange.domainsOf(signedIn.userId());
        domains = found.stream()
                .map(domain -> new Choice(domain.id(), domain.name()))
                .toList();
        domainId = found.stream()
                .map(DomainView::id)
                .filter(id -> id.equals(wanted))
                .findFirst()
                .orElse(found.isEmpty() ? null : found.get(0).id());
        return domainId == null ? Optional.empty() : exchange.exchange(base, Scope.domain(domainId));
    }

    private void close() {
        if (token != null && !token.equals(base)) {
            exchange.end(token);
        }
        token = null;
    }

    /** Sessions also end because the server stops, when nobody is left to end a token; it ends by itself then. */
    @PreDestroy
    void leave() {
        try {
            close();
        } catch (RuntimeException e) {
            LOG.debugf(e, "a session ended without its token");
        }
    }
}
