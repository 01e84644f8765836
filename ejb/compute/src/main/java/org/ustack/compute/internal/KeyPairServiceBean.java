package org.ustack.compute.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import org.ustack.compute.ComputeError;
import org.ustack.compute.KeyPairService;
import org.ustack.compute.domain.KeyPair;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.quota.QuotaError;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;

@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class KeyPairServiceBean implements KeyPairService {

    @PersistenceContext(unitName = "compute")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    QuotaService quota;

    @Override
    public CreatedKeyPair create(RequestContext caller, String userId, String name, String type, String publicKey) {
        String owner = owner(caller, userId, name);
        KeyPairRepository keyPairs = new KeyPairRepository(em);
        if (keyPairs.find(owner, name).isPresent()) {
            throw new CloudException(ComputeError.KEY_PAIR_EXISTS, "name", name);
        }
        checkLimit(caller, keyPairs.count(owner));
        boolean certificate = "x509".equals(type);
        String privateKey = null;
        String line = publicKey;
        String fingerprint;
        if (publicKey != null) {
            fingerprint = certificate ? SshKeys.checkCertificate(publicKey) : SshKeys.check(publicKey);
        } else if (certificate) {
            X509Keys.Made made = X509Keys.generate(owner, clock.instant());
            privateKey = made.privatePem();
            line = made.certificatePem();
            fingerprint = SshKeys.checkCertificate(line);
        } else {
            SshKeys.Made made = SshKeys.generate("Generated-by-UStack");
            privateKey = made.privatePem();
            line = made.publicLine();
            fingerprint = made.fingerprint();
        }
        KeyPair keyPair = new KeyPair(owner, name, certificate ? "x509" : "ssh", line, fingerprint, clock.instant());
        em.persist(keyPair);
        return new CreatedKeyPair(keyPair.view(), privateKey);
    }

    /** The limit is one of the project, the count one of the user: so has the compute API always had it. */
    private void checkLimit(RequestContext caller, long used) {
        if (caller.projectId() == null) {
            return;
        }
        long limit =
                quota.ofProject(caller.projectId()).get(QuotaResource.KEY_PAIRS).limit();
        if (limit >= 0 && used >= limit) {
            String resource = QuotaResource.KEY_PAIRS.apiName();
            throw new CloudException(
                    QuotaError.EXCEEDED,
                    "resources",
                    List.of(resource),
                    "resource",
                    resource,
                    "requested",
                    1,
                    "used",
                    used,
                    "limit",
                    limit);
        }
    }

    @Override
    public KeyPairView get(RequestContext caller, String userId, String name) {
        return find(owner(caller, userId, name), name).view();
    }

    @Override
    public Slice<KeyPairView> list(RequestContext caller, String userId, PageRequest page) {
        String owner = userId == null || !caller.isAdmin() ? caller.userId() : userId;
        KeyPairRepository keyPairs = new KeyPairRepository(em);
        if (page.marker() != null && keyPairs.find(owner, page.marker()).isEmpty()) {
            throw new CloudException(CommonError.MARKER_NOT_FOUND, "marker", page.marker());
        }
        return Slice.of(keyPairs.list(owner, page.marker(), page.limit() + 1), page.limit())
                .map(KeyPair::view);
    }

    @Override
    public void delete(RequestContext caller, String userId, String name) {
        em.remove(find(owner(caller, userId, name), name));
    }

    private KeyPair find(String owner, String name) {
        return new KeyPairRepository(em).find(owner, name).orElseThrow(() -> notFound(owner, name));
    }

    private static String owner(RequestContext caller, String userId, String name) {
        String owner = userId == null ? caller.userId() : userId;
        if (!owner.equals(caller.userId()) && !caller.isAdmin()) {
            throw notFound(owner, name);
        }
        return owner;
    }

    private static CloudException notFound(String owner, String name) {
        return new CloudException(ComputeError.KEY_PAIR_NOT_FOUND, "name", name, "user", owner);
    }
}
