package org.ustack.web.server;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ustack.compute.BootServer;
import org.ustack.compute.FlavorService.FlavorView;
import org.ustack.compute.KeyPairService;
import org.ustack.compute.ServerService;
import org.ustack.compute.ServerService.Booted;
import org.ustack.image.ImageView;
import org.ustack.network.SecurityGroupView;
import org.ustack.network.ServerPorts.NicRequest;
import org.ustack.web.access.Work;
import org.ustack.web.text.Words;

/** The wish for a new server, as the form collects it. */
@Named
@ViewScoped
public class LaunchForm implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The scheduler hint of the API that names a server group. */
    private static final String GROUP_HINT = "group";

    @Inject
    ServerService servers;

    @Inject
    KeyPairService keyPairs;

    @Inject
    LaunchOffers offers;

    @Inject
    Work work;

    @Inject
    Words words;

    private String name;
    private String imageId;
    private String flavorId;
    private List<String> networkIds = new ArrayList<>();
    private List<String> groups = new ArrayList<>();
    private String keyName;
    private String zone;
    private String serverGroup;
    private String userData;
    private int count = 1;

    private String newKeyName;
    private String newKey;

    /** Where there is one choice only, it is made. */
    @PostConstruct
    void begin() {
        if (offers.getImages().size() == 1) {
            imageId = offers.getImages().get(0).id();
        }
        if (!offers.getFlavors().isEmpty()) {
            flavorId = offers.getFlavors().get(0).id();
        }
        if (offers.getNetworks().size() == 1) {
            networkIds.add(offers.getNetworks().get(0).head().id());
        }
        offers.getGroups().stream()
                .filter(SecurityGroupView::isDefault)
                .findFirst()
                .ifPresent(g -> groups.add(g.head().id()));
        if (offers.getKeyPairs().size() == 1) {
            keyName = offers.getKeyPairs().get(0).name();
        }
    }

    /** @return the page of the new server, or the list if there are several; null after a refusal */
    public String launch() {
        Optional<Booted> booted = work.change("os_compute_api:servers:create", caller -> servers.boot(caller, wish()));
        if (booted.isEmpty()) {
            return null;
        }
        if (booted.get().servers().size() == 1) {
            words.done(words.get("launch.accepted", name));
            return "/server.xhtml?faces-redirect=true&id="
                    + booted.get().servers().get(0).id();
        }
        words.done(words.get("launch.accepted.many", booted.get().servers().size()));
        return "/servers.xhtml?faces-redirect=true";
    }

    BootServer wish() {
        List<NicRequest> nics = networkIds.stream()
                .map(network -> new NicRequest(network, null, null, null))
                .toList();
        String encoded = userData == null || userData.isBlank()
                ? null
                : Base64.getEncoder().encodeToString(userData.getBytes(StandardCharsets.UTF_8));
        return new BootServer(
                name.strip(),
                null,
                null,
                flavorId,
                imageId,
                keyName,
                nics,
                List.copyOf(groups),
                zone,
                null,
                Map.of(),
                List.of(),
                encoded,
                null,
                null,
                "AUTO",
                null,
                null,
                count,
                count,
                serverGroup == null ? Map.of() : Map.of(GROUP_HINT, List.of(serverGroup)));
    }

    /** Takes over a public key that the user has already, and chooses it. */
    public void importKey() {
        work.change(
                        "os_compute_api:os-keypairs:create",
                        caller -> keyPairs.create(caller, caller.userId(), newKeyName, "ssh", newKey))
                .ifPresent(created -> {
                    keyName = created.keyPair().name();
                    newKeyName = null;
                    newKey = null;
                    words.done(words.get("keys.imported", keyName));
                });
    }

    /** The one chosen, for the summary beside the form. */
    public FlavorView getFlavor() {
        return offers.getFlavors().stream()
                .filter(flavor -> flavor.id().equals(flavorId))
                .findFirst()
                .orElse(null);
    }

    public void setFlavor(FlavorView flavor) {
        flavorId = flavor == null ? null : flavor.id();
    }

    public String getImageName() {
        return offers.getImages().stream()
                .filter(image -> image.id().equals(imageId))
                .map(ImageView::name)
                .findFirst()
                .orElse(null);
    }

    public boolean isMayChange() {
        return work.mayChange();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getImageId() {
        return imageId;
    }

    public void setImageId(String imageId) {
        this.imageId = imageId;
    }

    public String getFlavorId() {
        return flavorId;
    }

    public void setFlavorId(String flavorId) {
        this.flavorId = flavorId;
    }

    public List<String> getNetworkIds() {
        return networkIds;
    }

    public void setNetworkIds(List<String> networkIds) {
        this.networkIds = networkIds == null ? new ArrayList<>() : new ArrayList<>(networkIds);
    }

    public List<String> getGroupIds() {
        return groups;
    }

    public void setGroupIds(List<String> groupIds) {
        this.groups = groupIds == null ? new ArrayList<>() : new ArrayList<>(groupIds);
    }

    public String getKeyName() {
        return keyName;
    }

    public void setKeyName(String keyName) {
        this.keyName = keyName;
    }

    public String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    /** By id; null for none. */
    public String getServerGroup() {
        return serverGroup;
    }

    public void setServerGroup(String serverGroup) {
        this.serverGroup = serverGroup;
    }

    public String getUserData() {
        return userData;
    }

    public void setUserData(String userData) {
        this.userData = userData;
    }

    public int getCount() {
        return count;
    }

    public void setCount(int count) {
        this.count = count;
    }

    public String getNewKeyName() {
        return newKeyName;
    }

    public void setNewKeyName(String newKeyName) {
        this.newKeyName = newKeyName;
    }

    public String getNewKey() {
        return newKey;
    }

    public void setNewKey(String newKey) {
        this.newKey = newKey;
    }
}
