package org.ustack.web.server;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.ustack.compute.RebuildWish;
import org.ustack.compute.ServerMoves;
import org.ustack.compute.ServerView;
import org.ustack.kernel.RequestContext;
import org.ustack.placement.NodeDirectory;
import org.ustack.placement.NodeDirectory.NodeView;
import org.ustack.web.access.Work;
import org.ustack.web.parts.Ask;
import org.ustack.web.text.Words;

/** The dialog in which somebody chooses how a server is resized, rebuilt or moved. */
@Named
@ViewScoped
public class ServerDeeds implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    ServerPage page;

    @Inject
    ServerMoves moves;

    @Inject
    NodeDirectory nodes;

    @Inject
    Work work;

    @Inject
    Words words;

    private Deed deed;
    private String flavorId;
    private String imageId;
    private String host;
    private String password;
    private transient String answer;

    /** Those that the reader may do to the server as it is. */
    public List<Deed> getOffered() {
        ServerView server = page.getServer();
        boolean nodeUp = server.node() == null
                || nodes.find(server.node()).map(NodeView::up).orElse(false);
        return Deed.of(server, nodeUp).stream()
                .filter(each -> work.may(each.rule()))
                .toList();
    }

    /** The button says which: the server may have come to another state since the page was drawn. */
    public void open() {
        deed = Deed.valueOf(Ask.ofRequest().what());
        flavorId = null;
        imageId = page.getServer().imageId();
        host = null;
        password = null;
        answer = null;
    }

    public void go() {
        String name = page.getServer().name();
        work.changeInForm(deed.rule(), this::run).ifPresent(made -> {
            answer = made.orElse(null);
            words.done(words.get("deed.taken." + deed, name));
            password = null;
        });
        page.refresh();
    }

    /** @return a password that is shown once */
    private Optional<String> run(RequestContext caller) {
        String id = page.getId();
        switch (deed) {
            case RESIZE -> moves.resize(caller, id, flavorId, null);
            case MIGRATE -> moves.migrate(caller, id, host);
            case REBUILD -> {
                return Optional.ofNullable(moves.rebuild(caller, id, rebuilt()).adminPassword());
            }
            case EVACUATE -> {
                return Optional.ofNullable(moves.evacuate(caller, id, host, password));
            }
        }
        return Optional.empty();
    }

    private RebuildWish rebuilt() {
        return new RebuildWish(
                imageId, null, null, password, null, false, null, false, null, false, null, null, null, null, false);
    }

    /** Hosts that could take it: those that answer, but for the one it is on. */
    public List<String> getHosts() {
        String here = page.getServer().node();
        return nodes.all().stream()
                .filter(node -> node.up() && node.enabled() && !node.name().equals(here))
                .map(NodeView::name)
                .sorted()
                .toList();
    }

    /** Null before one was chosen. */
    public Deed getDeed() {
        return deed;
    }

    public String getFlavorId() {
        return flavorId;
    }

    public void setFlavorId(String flavorId) {
        this.flavorId = flavorId;
    }

    public String getImageId() {
        return imageId;
    }

    public void setImageId(String imageId) {
        this.imageId = imageId;
    }

    /** Null to have one chosen. */
    public String getHost() {
        return host;
    }

    public void setHost(String host) {
        this.host = host;
    }

    /** Never sent back. */
    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    /** A password to be shown once, or null. */
    public String getAnswer() {
        return answer;
    }
}
