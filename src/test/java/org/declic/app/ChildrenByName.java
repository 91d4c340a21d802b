package org.declic.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;
import javax.xml.xpath.XPathFunctionResolver;
import javax.xml.xpath.XPathVariableResolver;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The JDK's XPath, but for paths that are a name, or some with bars between them: they are answered by a look at the children.
 * MyBatis asks thousands of these when it reads the engine's statements, which is a third of what a start takes.
 */
public final class ChildrenByName extends XPathFactory {

    private static final Pattern NAMES = Pattern.compile("\\w+(\\|\\w+)*");

    private final XPathFactory jdk = XPathFactory.newDefaultInstance();

    /** What has a JVM take it; {@code org.declic.app.ChildrenByName} must be on the class path. */
    static String option() {
        return "-D" + DEFAULT_PROPERTY_NAME + ":" + DEFAULT_OBJECT_MODEL_URI + "=" + ChildrenByName.class.getName();
    }

    @Override
    public XPath newXPath() {
        var path = jdk.newXPath();
        return (XPath) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {XPath.class}, (proxy, asked, given) -> {
                    if (asked.getName().equals("evaluate")
                            && given.length == 3
                            && XPathConstants.NODESET.equals(given[2])
                            && given[1] instanceof Node parent
                            && NAMES.matcher((String) given[0]).matches()) {
                        return children(parent, List.of(((String) given[0]).split("\\|")));
                    }
                    try {
                        return asked.invoke(path, given);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private static NodeList children(Node parent, List<String> names) {
        var found = new ArrayList<Node>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.ELEMENT_NODE && names.contains(child.getNodeName())) {
                found.add(child);
            }
        }
        return new NodeList() {
            @Override
            public Node item(int index) {
                return found.get(index);
            }

            @Override
            public int getLength() {
                return found.size();
            }
        };
    }

    @Override
    public boolean isObjectModelSupported(String model) {
        return jdk.isObjectModelSupported(model);
    }

    @Override
    public void setFeature(String name, boolean value) throws XPathFactoryConfigurationException {
        jdk.setFeature(name, value);
    }

    @Override
    public boolean getFeature(String name) throws XPathFactoryConfigurationException {
        return jdk.getFeature(name);
    }

    @Override
    public void setXPathVariableResolver(XPathVariableResolver resolver) {
        jdk.setXPathVariableResolver(resolver);
    }

    @Override
    public void setXPathFunctionResolver(XPathFunctionResolver resolver) {
        jdk.setXPathFunctionResolver(resolver);
    }
}
