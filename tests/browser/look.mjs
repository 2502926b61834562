/*
 * Opens HTML reports in a real browser and says what is wrong with them.
 *
 * usage: node look.mjs [--pictures FOLDER | --hostile] FILE.html...
 *
 * Every file is opened in light, dark and forced colours, at the width of a
 * telephone and of a desk, and printed. A line is printed for each console
 * message, request, dialog, page that is wider than its window and violation that
 * axe-core finds; no line means that all is well. Ends with 1 if a line was
 * printed. With --pictures every view is kept as a PNG. With --hostile one view of
 * each file is enough, and a picture of an entry may ask in vain: the page's policy
 * stops the request, and the browser says so.
 */
import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const modules = createRequire(new URL("../npm/package.json", import.meta.url));
const { chromium } = modules("playwright-core");
const axe = readFileSync(modules.resolve("axe-core/axe.min.js"), "utf8");

/* Widths of a telephone and of a desk; paper has one, A4 without its margins. */
const views = [
    { name: "light", options: { colorScheme: "light" }, widths: [390, 1100], access: [390] },
    { name: "dark", options: { colorScheme: "dark" }, widths: [390, 1100], access: [1100] },
    { name: "forced", options: { forcedColors: "active" }, widths: [1100], access: [] },
    { name: "print", options: { colorScheme: "light" }, media: "print", widths: [680], access: [] },
];

/* Chromium's own traffic would be refused by a closed network and looks like ours. */
const flags = [
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
    ...(process.getuid() === 0 ? ["--no-sandbox"] : []),
];

const problems = [];

function watch(page, place, hostile) {
    page.on("console", (message) => {
        if (!hostile || !message.text().startsWith("Loading the image"))
            problems.push(`${place}: console: ${message.text()}`);
    });
    page.on("pageerror", (error) => problems.push(`${place}: script: ${error.message}`));
    page.on("dialog", (dialog) => {
        problems.push(`${place}: dialog: ${dialog.message()}`);
        dialog.dismiss();
    });
    page.on("request", (request) => {
        const own = request.url() === page.target;
        if (!own && !(hostile && request.resourceType() === "image"))
            problems.push(`${place}: request: ${request.url()}`);
    });
    page.on("requestfinished", (request) => {
        if (request.url() !== page.target)
            problems.push(`${place}: answered: ${request.url()}`);
    });
}

async function open(browser, file, view, width, options = {}, hostile = false) {
    const context = await browser.newContext({
        ...view.options, ...options, viewport: { width, height: 900 },
    });
    const page = await context.newPage();
    page.target = pathToFileURL(resolve(file)).href;
    if (!options.bypassCSP) watch(page, `${basename(file)} ${view.name} ${width}`, hostile);
    if (view.media) await page.emulateMedia({ media: view.media, ...view.options });
    await page.goto(page.target);
    return page;
}

/* Nothing may stick out to the right but what scrolls inside itself. */
async function checkWidth(page, place) {
    const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wider > 0) problems.push(`${place}: ${wider} pixels wider than the window`);
}

/* Text in pictures scales with them; product rule: at least 12 pixels. */
async function checkPictureText(page, place) {
    const small = await page.evaluate(() => [...document.querySelectorAll("svg text")]
        .map((text) => ({
            said: text.textContent,
            size: parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a,
        }))
        .filter(({ size }) => size < 11.99)
        .map(({ said, size }) => `'${said}' is ${size.toFixed(1)} pixels high`));
    for (const line of small.slice(0, 3)) problems.push(`${place}: ${line}`);
}

async function look(browser, file, view, width, pictures) {
    const place = `${basename(file)} ${view.name} ${width}`;
    const page = await open(browser, file, view, width);
    await checkWidth(page, place);
    await checkPictureText(page, place);
    if (pictures) {
        const name = `${basename(file, ".html")}-${view.name}-${width}.png`;
        await page.screenshot({ path: `${pictures}/${name}`, fullPage: true });
    }
    await page.context().close();
}

/* axe is a script, which the page's own policy would stop. */
async function checkAccess(browser, file, view, width) {
    const page = await open(browser, file, view, width, { bypassCSP: true });
    await page.evaluate(axe);
    const { violations } = await page.evaluate("axe.run()");
    for (const { id, help, nodes } of violations)
        problems.push(`${basename(file)} ${view.name} ${width}: axe ${id}: ${help}: ` +
                      nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", "));
    await page.context().close();
}

async function lookEverywhere(browser, file, pictures) {
    for (const view of views) {
        for (const width of view.widths) await look(browser, file, view, width, pictures);
        for (const width of view.access) await checkAccess(browser, file, view, width);
    }
}

/* A script may wait for a moment before it does anything. */
async function lookOnce(browser, file) {
    const page = await open(browser, file, views[0], 1100, {}, true);
    await page.waitForTimeout(500);
    await checkWidth(page, basename(file));
    await page.context().close();
}

async function main(words) {
    const hostile = words[0] === "--hostile" && words.shift();
    const pictures = words[0] === "--pictures" ? words.splice(0, 2)[1] : null;
    const browser = await chromium.launch({
        executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags,
    });
    for (const file of words)
        await (hostile ? lookOnce(browser, file) : lookEverywhere(browser, file, pictures));
    await browser.close();
    for (const problem of problems) console.log(problem);
    return problems.length > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
