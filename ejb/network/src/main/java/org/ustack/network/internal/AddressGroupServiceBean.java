package org.ustack.network.internal;

import static org.ustack.network.internal.ResourceListing.Attribute.bigNumber;
import static org.ustack.network.internal.ResourceListing.Attribute.text;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.network.AddressGroupService;
import org.ustack.network.Cidr;
import org.ustack.network.Listing;
import org.ustack.network.SharingError;
import org.ustack.network.domain.AddressGroup;
import org.ustack.network.domain.SecurityGroupChange;
import org.ustack.quota.QuotaService;

@Stateless
public class AddressGroupServiceBean implements AddressGroupService {

    private static final ResourceListing<AddressGroup> LISTING = new ResourceListing<>(
            AddressGroup.class,
            Map.of(
                    "id", text("e.id"),
                    "name", text("e.name"),
                    "description", text("e.description"),
                    "project_id", text("e.projectId"),
                    "tenant_id", text("e.projectId"),
                    "revision_number", bigNumber("e.revision")));

    @PersistenceContext(unitName = "network")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Inject
    QuotaService quota;

    @Override
    public List<View> create(RequestContext caller, List<Draft> drafts) {
        List<View> made = new ArrayList<>();
        for (Draft draft : drafts) {
            String project = Visible.owner(caller, draft.projectId().or(null));
            AddressGroup group = new AddressGroup(
                    ids.uuid(),
                    project,
                    draft,
                    normal(requireSubnets(draft.addresses().orIfNull(List.of()))),
                    clock.instant());
            em.persist(group);
            em.flush();
            made.add(view(group, caller));
        }
        return made;
    }

    @Override
    public View show(RequestContext caller, String id) {
        return view(new Visible(em).addressGroup(caller, id), caller);
    }

    @Override
    public Slice<View> list(RequestContext caller, Listing listing) {
        Conditions conditions = Sharing.visible(caller);
        Sharing.filter(listing, caller, "e.id", conditions);
        Slice<AddressGroup> page = LISTING.find(em, listing, conditions);
        Set<String> shared = new Sharing(em).among(page.items(), caller);
        return new Slice<>(
                page.items().stream()
                        .map(group -> group.view(shared.contains(group.id())))
                        .toList(),
                page.more());
    }

    @Override
    public View update(RequestContext caller, String id, Draft changes, Long ifRevision) {
        AddressGroup group = locked(caller, id);
        Visible.requireRevision(group, ifRevision);
        group.apply(changes, clock.instant());
        em.flush();
        return view(group, caller);
    }

    @Override
    public View add(RequestContext caller, String id, List<String> addresses) {
        AddressGroup group = locked(caller, id);
        List<String> wanted = normal(addresses);
        List<String> there = wanted.stream().filter(group.addresses()::contains).toList();
        if (!there.isEmpty()) {
            throw new CloudException(SharingError.ADDRESSES_ALREADY_EXIST, "addresses", there, "id", id);
        }
        List<String> all = new ArrayList<>(group.addresses());
        all.addAll(wanted);
        return hold(caller, group, all);
    }

    @Override
    public View remove(RequestContext caller, String id, List<String> addresses) {
        AddressGroup group = locked(caller, id);
        List<String> unwanted = normal(addresses);
        List<String> missing = unwanted.stream()
                .filter(address -> !group.addresses().contains(address))
                .toList();
        if (!missing.isEmpty()) {
            throw new CloudException(SharingError.ADDRESSES_NOT_FOUND, "addresses", missing, "id", id);
        }
        List<String> left = new ArrayList<>(group.addresses());
        left.removeAll(unwanted);
        return hold(caller, group, left);
    }

    private View hold(RequestContext caller, AddressGroup group, List<String> addresses) {
        group.hold(normal(addresses), clock.instant());
        new SecurityGroups(em, ids, clock, quota)
                .noteChange(
                        em.createQuery(
                                        "select distinct r.groupId from SecurityGroupRule r where r.remoteAddressGroupId = :id",
                                        String.class)
                                .setParameter("id", group.id())
                                .getResultList(),
                        SecurityGroupChange.Kind.RULES);
        em.flush();
        return view(group, caller);
    }

    @Override
    public void delete(RequestContext caller, String id, Long ifRevision) {
        AddressGroup group = locked(caller, id);
        Visible.requireRevision(group, ifRevision);
        long rules = 0;
        for (String rule : List.of("SecurityGroupRule", "DefaultSecurityGroupRule")) {
            rules += em.createQuery(
                            "select count(r) from " + rule + " r where r.remoteAddressGroupId = :id", Long.class)
                    .setParameter("id", id)
                    .getSingleResult();
        }
        if (rules > 0) {
            throw new CloudException(SharingError.ADDRESS_GROUP_IN_USE, "id", id);
        }
        EverybodyPolicies.removeAll(em, id).forEach(quota::release);
        em.remove(group);
    }

    private AddressGroup locked(RequestContext caller, String id) {
        AddressGroup group = new Visible(em).addressGroup(caller, id);
        Visible.requireOwner(caller, group);
        em.lock(group, LockModeType.PESSIMISTIC_WRITE);
        return group;
    }

    private View view(AddressGroup group, RequestContext caller) {
        return group.view(new Sharing(em).with(group.id(), caller));
    }

    /** A group begins with subnets, as Neutron checks it; what comes and goes later may also be a bare address. */
    private static List<String> requireSubnets(List<String> addresses) {
        for (String text : addresses) {
            if (!text.contains("/")) {
                throw notSubnet(text);
            }
        }
        return addresses;
    }

    private static CloudException notSubnet(String text) {
        return CommonError.invalid("addresses", text, "'" + text + "' is not a valid IP subnet");
    }

    /** Each once, host bits cut off, in the order of their numbers. */
    private static List<String> normal(Collection<String> addresses) {
        return addresses.stream()
                .map(text -> Cidr.parse(text).orElseThrow(() -> notSubnet(text)))
                .distinct()
                .sorted(java.util.Comparator.comparingInt(Cidr::version)
                        .thenComparing(Cidr::first)
                        .thenComparingInt(Cidr::prefix))
                .map(Cidr::toString)
                .toList();
    }
}
