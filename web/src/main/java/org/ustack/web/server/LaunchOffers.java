package org.ustack.web.server;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.compute.FlavorService;
import org.ustack.compute.FlavorService.FlavorView;
import org.ustack.compute.KeyPairService;
import org.ustack.compute.KeyPairService.KeyPairView;
import org.ustack.compute.ServerGroupService;
import org.ustack.compute.ServerGroupService.ServerGroupView;
import org.ustack.image.ImageQuery;
import org.ustack.image.ImageService;
import org.ustack.image.ImageStatus;
import org.ustack.image.ImageView;
import org.ustack.kernel.PageRequest;
import org.ustack.network.Listing;
import org.ustack.network.NetworkService;
import org.ustack.network.NetworkView;
import org.ustack.network.SecurityGroupService;
import org.ustack.network.SecurityGroupView;
import org.ustack.placement.NodeDirectory;
import org.ustack.placement.NodeDirectory.NodeView;
import org.ustack.web.access.Work;

/** What a new server can be made of: all that the form lets one choose from. */
@Named
@ViewScoped
public class LaunchOffers implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    ImageService images;

    @Inject
    FlavorService flavors;

    @Inject
    KeyPairService keyPairs;

    @Inject
    NetworkService networks;

    @Inject
    SecurityGroupService securityGroups;

    @Inject
    ServerGroupService serverGroups;

    @Inject
    NodeDirectory nodes;

    @Inject
    Work work;

    private transient List<ImageView> imageChoices;
    private transient List<FlavorView> flavorChoices;
    private transient List<NetworkView> networkChoices;
    private transient List<SecurityGroupView> groupChoices;

    public List<ImageView> getImages() {
        if (imageChoices == null) {
            imageChoices = images.list(
                            work.reader(),
                            new ImageQuery(
                                    null,
                                    false,
                                    null,
                                    List.of(new ImageQuery.Condition(
                                            ImageQuery.Field.STATUS, ImageQuery.Comparison.EQUAL, ImageStatus.ACTIVE)),
                                    Set.of(),
                                    Map.of(),
                                    List.of(new ImageQuery.Sort(ImageQuery.Field.NAME, false)),
                                    PageRequest.first()))
                    .items();
        }
        return imageChoices;
    }

    /** From the smallest. */
    public List<FlavorView> getFlavors() {
        if (flavorChoices == null) {
            flavorChoices =
                    flavors.list(work.reader(), true, 0, 0, "memory_mb", true, PageRequest.first()).items().stream()
                            .filter(flavor -> !flavor.disabled())
                            .toList();
        }
        return flavorChoices;
    }

    public List<NetworkView> getNetworks() {
        if (networkChoices == null) {
            networkChoices = networks.list(work.reader(), Listing.all()).items().stream()
                    .filter(network -> !network.external() && !network.subnets().isEmpty())
                    .toList();
        }
        return networkChoices;
    }

    public List<SecurityGroupView> getGroups() {
        if (groupChoices == null) {
            String project = work.reader().projectId();
            groupChoices = securityGroups
                    .list(work.reader(), Listing.where("project_id", project))
                    .items();
        }
        return groupChoices;
    }

    public List<KeyPairView> getKeyPairs() {
        return keyPairs.list(work.reader(), work.reader().userId(), PageRequest.first())
                .items();
    }

    /** The project's groups in which the new server can stand. */
    public List<ServerGroupView> getServerGroups() {
        return serverGroups.list(work.reader(), false, PageRequest.MAX_LIMIT, 0);
    }

    public List<String> getZones() {
        return nodes.all().stream()
                .filter(NodeView::enabled)
                .map(NodeView::availabilityZone)
                .distinct()
                .sorted()
                .toList();
    }
}
