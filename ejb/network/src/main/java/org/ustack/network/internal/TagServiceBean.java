package org.ustack.network.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;
import org.ustack.network.NetworkError;
import org.ustack.network.TagService;
import org.ustack.network.domain.NetworkTag;
import org.ustack.network.domain.StandardResource;

@Stateless
public class TagServiceBean implements TagService {

    @PersistenceContext(unitName = "network")
    EntityManager em;

    @Inject
    Clock clock;

    @Override
    public List<String> tags(RequestContext caller, Taggable type, String id) {
        return new Tags(em).of(find(caller, type, id));
    }

    @Override
    public void replace(RequestContext caller, Taggable type, String id, Collection<String> tags) {
        StandardResource resource = own(caller, type, id);
        new Tags(em).deleteOf(List.of(id));
        em.flush();
        em.clear();
        new TreeSet<>(tags).forEach(tag -> em.persist(new NetworkTag(id, tag)));
        find(caller, type, resource.id()).touch(clock.instant());
        em.flush();
    }

    @Override
    public void add(RequestContext caller, Taggable type, String id, String tag) {
        StandardResource resource = own(caller, type, id);
        if (em.find(NetworkTag.class, new NetworkTag.Key(id, tag)) == null) {
            em.persist(new NetworkTag(id, tag));
            resource.touch(clock.instant());
            em.flush();
        }
    }

    @Override
    public void remove(RequestContext caller, Taggable type, String id, String tag) {
        StandardResource resource = own(caller, type, id);
        NetworkTag found = em.find(NetworkTag.class, new NetworkTag.Key(id, tag));
        if (found == null) {
            throw new CloudException(NetworkError.TAG_NOT_FOUND, "tag", tag);
        }
        em.remove(found);
        resource.touch(clock.instant());
        em.flush();
    }

    private StandardResource own(RequestContext caller, Taggable type, String id) {
        StandardResource resource = find(caller, type, id);
        Visible.requireOwner(caller, resource);
        return resource;
    }

    private StandardResource find(RequestContext caller, Taggable type, String id) {
        Visible visible = new Visible(em);
        return switch (type) {
            case NETWORKS -> visible.network(caller, id);
            case SUBNETS -> visible.subnet(caller, id);
            case PORTS -> visible.port(caller, id);
            case SECURITY_GROUPS -> visible.group(caller, id);
            case SUBNET_POOLS -> visible.subnetPool(caller, id);
            case TRUNKS -> visible.trunk(caller, id);
            case QOS_POLICIES -> visible.qosPolicy(caller, id);
            case ROUTERS -> visible.router(caller, id);
            case FLOATING_IPS -> visible.floatingIp(caller, id);
        };
    }
}
