/**
 * Reads a source file of ours and finds everything it reaches for: imports of every kind, type-only ones and those inside
 * `.svelte` files included, and files named by URL. Linters miss some of these.
 */
import { posix } from 'node:path';
import { parse } from 'svelte/compiler';
import ts from 'typescript';

export interface Import {
  readonly specifier: string;
  /** `types` are gone once the code is built; `url` names a file to load or to start as a worker. */
  readonly kind: 'code' | 'types' | 'url';
}

interface FolderRule {
  /** Other folders of src whose code may be imported. */
  readonly code: readonly string[];
  /** Other folders of which only types may be imported. */
  readonly types?: readonly string[];
  /** Other folders whose files may be named by URL. */
  readonly urls?: readonly string[];
  /** Packages, with all their paths. */
  readonly packages: readonly string[];
}

/** Who may import what: the table of the architecture. A folder may always import from itself. */
export const folderRules: Readonly<Record<string, FolderRule>> = {
  shared: { code: [], packages: ['canonicalize'] },
  domain: {
    code: ['shared'],
    packages: ['valibot', 'fraction.js', '@noble/hashes', 'numeric-quantity', 'parse-ingredient', 'pluralize'],
  },
  database: { code: ['domain', 'shared'], packages: ['sql.js', 'valibot'] },
  storage: { code: ['shared'], packages: ['dexie', 'crc-32'] },
  store: { code: ['database', 'domain', 'storage', 'shared'], packages: ['comlink'] },
  app: {
    code: ['domain', 'shared'],
    types: ['store'],
    packages: ['svelte', 'comlink', 'valibot', 'virtual:pwa-register'],
  },
  ui: { code: ['app', 'domain', 'shared'], packages: ['svelte', '@lucide/svelte'] },
  'main.ts': {
    code: ['app', 'ui'],
    urls: ['store'],
    packages: ['svelte', '@fontsource-variable/atkinson-hyperlegible-next'],
  },
};

/** Each import of a file under src that the rules forbid, as a sentence. The path is relative to src. */
export function forbiddenImports(path: string, text: string): string[] {
  const folder = folderOf(path);
  const rule = folderRules[folder];
  if (!rule) return [`${path} lies in no folder of the architecture`];
  return importsOf(path, text)
    .filter((found) => !isAllowed(found, path, folder, rule))
    .map(({ specifier, kind }) => `${path} may not import ${specifier}${kind === 'code' ? '' : ` (${kind})`}`);
}

function isAllowed({ specifier, kind }: Import, path: string, folder: string, rule: FolderRule): boolean {
  const bare = specifier.replace(/\?.*$/, '');
  if (!bare.startsWith('.')) {
    return rule.packages.some((owned) => bare === owned || bare.startsWith(`${owned}/`));
  }
  const target = folderOf(posix.join(posix.dirname(path), bare));
  if (target === folder || rule.code.includes(target)) return true;
  if (kind === 'types') return rule.types?.includes(target) ?? false;
  return kind === 'url' && (rule.urls?.includes(target) ?? false);
}

/** The folder of src that a path lies in; a file directly in src is its own; `..` for whatever is outside. */
function folderOf(path: string): string {
  return posix.normalize(path).split('/')[0] ?? '';
}

export function importsOf(path: string, text: string): Import[] {
  return path.endsWith('.svelte') ? svelteScripts(text).flatMap(scriptImports) : scriptImports(text);
}

function scriptImports(text: string): Import[] {
  const file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
  const types = typeOnlyPositions(file);
  // TypeScript's own list: imports and exports from, import(), require, types by import(), references.
  const info = ts.preProcessFile(text, true, true);
  const named = info.importedFiles.map(({ fileName, pos }): Import => ({
    specifier: fileName,
    kind: types.has(pos) ? 'types' : 'code',
  }));
  const referenced = [...info.referencedFiles, ...info.typeReferenceDirectives].map(({ fileName }): Import => ({
    specifier: fileName,
    kind: 'types',
  }));
  return [...named, ...referenced, ...namedInExpressions(file)];
}

/** Where the specifiers of imports stand that leave nothing behind in built code. */
function typeOnlyPositions(file: ts.SourceFile): Set<number> {
  const positions = new Set<number>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) {
      positions.add(node.moduleSpecifier.getStart());
    }
    if (ts.isExportDeclaration(node) && node.isTypeOnly && node.moduleSpecifier) {
      positions.add(node.moduleSpecifier.getStart());
    }
    if (ts.isImportTypeNode(node)) positions.add(node.argument.getStart());
    ts.forEachChild(node, visit);
  };
  visit(file);
  return positions;
}

/**
 * What the bundler follows as it follows imports, `new URL('./x', import.meta.url)` and `import.meta.glob('./x')`, and imports
 * whose target is put together while running.
 */
function namedInExpressions(file: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'URL') {
      const [target, base] = node.arguments ?? [];
      if (target && base?.getText() === 'import.meta.url') found.push({ specifier: literal(target), kind: 'url' });
    }
    if (ts.isCallExpression(node)) {
      const [target] = node.arguments;
      if (target && node.expression.getText() === 'import.meta.glob') {
        const patterns = ts.isArrayLiteralExpression(target) ? target.elements : [target];
        found.push(...patterns.map((pattern): Import => ({ specifier: literal(pattern), kind: 'code' })));
      }
      if (target && node.expression.kind === ts.SyntaxKind.ImportKeyword && !ts.isStringLiteralLike(target)) {
        found.push({ specifier: literal(target), kind: 'code' });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** What is put together while running cannot be checked: it becomes a specifier that no rule allows. */
function literal(node: ts.Expression): string {
  return ts.isStringLiteralLike(node) ? node.text : `<${node.getText()}>`;
}

/** The two scripts of a component, and its markup's expressions that import something. */
function svelteScripts(text: string): string[] {
  const root = parse(text, { modern: true });
  const scripts = [root.module, root.instance].flatMap((script) => (script ? [script.content] : []));
  const expressions = nodesOfType(root.fragment, ['ImportExpression', 'NewExpression']);
  return [...scripts, ...expressions].map((node) => sliceOf(text, node));
}

function sliceOf(text: string, node: object): string {
  const { start, end } = node as { start: number; end: number };
  return text.slice(start, end);
}

/** Every node of the given types below a node of Svelte's syntax tree. */
export function nodesOfType(node: unknown, types: readonly string[]): object[] {
  if (typeof node !== 'object' || node === null) return [];
  const isWanted = 'type' in node && types.includes(node.type as string);
  const below = Object.values(node).flatMap((child: unknown) => nodesOfType(child, types));
  return isWanted ? [node, ...below] : below;
}
