package org.ustack.rest.common;

import jakarta.annotation.Resource;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** {@code GET /healthz} for balancers and the launcher: 200 when database and broker answer, 503 with what does not. */
@WebServlet("/healthz")
public class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(HealthServlet.class);
    private static final int PATIENCE_SECONDS = 2;

    @Resource(lookup = "java:jboss/datasources/UStackDS")
    private transient DataSource database;

    @Resource(lookup = "java:/UStackMessaging")
    private transient ConnectionFactory broker;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean databaseUp = databaseAnswers();
        boolean brokerUp = brokerAnswers();
        response.setStatus(
                databaseUp && brokerUp ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.getWriter().print("{\"database\":\"" + word(databaseUp) + "\",\"broker\":\"" + word(brokerUp) + "\"}");
    }

    private boolean databaseAnswers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException e) {
            LOG.warnf("database does not answer: %s", e.getMessage());
            return false;
        }
    }

    private boolean brokerAnswers() {
        try (JMSContext jms = broker.createContext()) {
            jms.getMetaData();
            return true;
        } catch (JMSRuntimeException e) {
            LOG.warnf("broker does not answer: %s", e.getMessage());
            return false;
        }
    }

    private static String word(boolean up) {
        return up ? "up" : "down";
    }
}
