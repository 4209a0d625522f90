/**
 * Finds in a source file what pure rules must not do: look at the clock, roll dice, reach the outside, wait. Classes too: the
 * domain is functions over plain values.
 */
import ts from 'typescript';

/** Names that exist only to reach something beyond the arguments of a function. */
const outside = new Set([
  'BroadcastChannel',
  'Promise',
  'Worker',
  'XMLHttpRequest',
  'caches',
  'console',
  'crypto',
  'document',
  'fetch',
  'globalThis',
  'indexedDB',
  'localStorage',
  'navigator',
  'performance',
  'postMessage',
  'process',
  'queueMicrotask',
  'requestAnimationFrame',
  'self',
  'sessionStorage',
  'setInterval',
  'setTimeout',
  'window',
]);

/** Each impurity of a file, as a sentence. */
export function impurities(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const impurity = impurityOf(node);
    if (impurity !== undefined) {
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push(`${path}:${line} uses ${impurity}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function impurityOf(node: ts.Node): string | undefined {
  if (ts.isClassLike(node)) return 'class';
  if (node.kind === ts.SyntaxKind.AsyncKeyword) return 'async';
  if (node.kind === ts.SyntaxKind.AwaitKeyword || ts.isAwaitExpression(node)) return 'await';
  if (ts.isIdentifier(node) && outside.has(node.text) && !isOwnName(node)) return node.text;
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    const member = ts.isPropertyAccessExpression(node)
      ? node.name.text
      : node.argumentExpression.getText().slice(1, -1);
    const full = `${node.expression.getText()}.${member}`;
    if (full === 'Date.now' || full === 'Math.random') return full;
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) return 'new Date()';
  if (ts.isCallExpression(node) && node.expression.getText() === 'Date') return 'Date()';
  return undefined;
}

/** `batch.process` and `{ self: 1 }` are words of ours, not ways outside. */
function isOwnName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  return (
    (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodSignature(parent)) &&
    parent.name === node
  );
}
