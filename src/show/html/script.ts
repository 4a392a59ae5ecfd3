// The script of the page: it hides and orders what is there already, and computes nothing.
// Plain browser code in a text, so that its hash is the same however this program is built.

const FILTER = `
var form = document.getElementById('filter');
var shown = document.getElementById('shown');
var table = document.getElementById('all');
var bodies = Array.prototype.slice.call(table.tBodies);
var inOrder = bodies.slice();
var texts = new Map();
var sort = { key: '', down: false };
function textOf(body) {
  if (!texts.has(body)) texts.set(body, body.textContent.toLowerCase());
  return texts.get(body);
}
function wanted() {
  var want = {};
  new FormData(form).forEach(function (value, name) { if (value) want[name] = String(value); });
  return want;
}
function fits(body, want) {
  if (want.tag && (body.dataset.tags || '').split(' ').indexOf(want.tag) < 0) return false;
  if (want.status && body.dataset.status !== want.status) return false;
  if (want.outcome && body.dataset.outcome !== want.outcome) return false;
  if (want.basis && body.dataset.basis !== want.basis) return false;
  return !want.q || textOf(body).indexOf(want.q.toLowerCase()) >= 0;
}
function apply() {
  var want = wanted();
  var count = 0;
  bodies.forEach(function (body) {
    body.hidden = !fits(body, want);
    if (!body.hidden) count += 1;
  });
  shown.textContent = count + ' of ' + bodies.length + ' predictions shown';
}
var CELLS = { claim: 0, said: 1, due: 2, outcome: 4 };
function valueOf(body, key) {
  if (key in CELLS) return body.rows[0].cells[CELLS[key]].textContent.toLowerCase();
  return body.dataset[key] === undefined ? -1 : Number(body.dataset[key]);
}
function order() {
  var rows = inOrder.slice();
  if (sort.key) rows.sort(function (a, b) {
    var x = valueOf(a, sort.key), y = valueOf(b, sort.key);
    return (x < y ? -1 : x > y ? 1 : 0) * (sort.down ? -1 : 1);
  });
  rows.forEach(function (body) { table.appendChild(body); });
  table.querySelectorAll('thead th').forEach(function (head) {
    if (head.dataset.sort !== sort.key) head.removeAttribute('aria-sort');
    else head.setAttribute('aria-sort', sort.down ? 'descending' : 'ascending');
  });
}
table.querySelectorAll('thead th').forEach(function (head) {
  var button = document.createElement('button');
  button.type = 'button';
  button.textContent = head.textContent;
  head.textContent = '';
  head.appendChild(button);
  button.addEventListener('click', function () {
    sort = { key: head.dataset.sort, down: sort.key === head.dataset.sort && !sort.down };
    order();
    remember();
  });
});
form.addEventListener('input', function () { apply(); remember(); });
form.addEventListener('submit', function (event) { event.preventDefault(); });
form.addEventListener('reset', function () {
  setTimeout(function () { sort = { key: '', down: false }; order(); apply(); remember(); }, 0);
});
form.hidden = false;
`;

const VIEWS = `
var views = Array.prototype.slice.call(document.querySelectorAll('.view'));
var switches = document.getElementById('switches');
var data = JSON.parse(document.getElementById('data').textContent);
function view() {
  return switches.querySelector('[name=reading]:checked').value + '-' + switches.querySelector('[name=numbers]:checked').value;
}
function showView() {
  var key = view();
  views.forEach(function (section) { section.hidden = section.dataset.view !== key; });
  document.getElementById('scored').textContent = data.scores[key].n + ' scored';
}
function chooseView(key) {
  if (data.views.indexOf(key) < 0) key = data.view;
  switches.querySelectorAll('input').forEach(function (input) { input.checked = key.split('-').indexOf(input.value) >= 0; });
}
chooseView(data.view);
switches.addEventListener('input', function () { showView(); remember(); });
switches.hidden = data.views.length < 2;
document.querySelectorAll('.panel').forEach(function (panel) { panel.hidden = false; });
function reveal(link) {
  var row = document.getElementById(link.dataset.point);
  var panel = link.closest('.plot').querySelector('.panel');
  var list = row.nextElementSibling.querySelector('ul').cloneNode(true);
  var head = document.createElement('b');
  head.textContent = link.getAttribute('aria-label');
  list.querySelectorAll('a').forEach(function (other) {
    var target = document.getElementById(other.hash.slice(1));
    if (target) other.textContent = target.closest('tbody').querySelector('th a').textContent;
  });
  panel.replaceChildren(head, list);
}
document.querySelectorAll('[data-point]').forEach(function (link) {
  link.addEventListener('mouseenter', function () { reveal(link); });
  link.addEventListener('focus', function () { reveal(link); });
  link.addEventListener('click', function () {
    document.getElementById(link.dataset.point).nextElementSibling.querySelector('details').open = true;
  });
});
`;

const ADDRESS = `
var NAMES = ['q', 'tag', 'status', 'outcome', 'basis'];
function remember() {
  var params = new URLSearchParams();
  var want = wanted();
  NAMES.forEach(function (name) { if (want[name]) params.set(name, want[name]); });
  if (sort.key) params.set('sort', (sort.down ? '-' : '') + sort.key);
  if (view() !== data.view) params.set('view', view());
  var text = params.toString();
  history.replaceState(null, '', text ? '#' + text : location.pathname + location.search);
}
function recall() {
  var hash = location.hash.slice(1);
  if (hash.indexOf('p-') === 0) return open(hash);
  if (hash && hash.indexOf('=') < 0) return;
  var params = new URLSearchParams(hash);
  NAMES.forEach(function (name) {
    form.elements[name].value = params.get(name) || '';
    if (form.elements[name].selectedIndex < 0) form.elements[name].value = '';
  });
  var by = params.get('sort') || '';
  var key = by.replace(/^-/, '');
  var heads = Array.prototype.slice.call(table.querySelectorAll('thead th'));
  sort = { key: heads.some(function (head) { return head.dataset.sort === key; }) ? key : '', down: by.charAt(0) === '-' };
  chooseView(params.get('view') || data.view);
  order();
  apply();
  showView();
}
function open(id) {
  var target = document.getElementById(id);
  if (!target) return;
  var body = target.closest('tbody');
  if (body && body.hidden) { form.querySelectorAll('input,select').forEach(function (field) { field.value = ''; }); apply(); }
  var details = target.closest('details');
  if (details) { details.open = true; body.scrollIntoView(); details.querySelector('summary').focus({ preventScroll: true }); }
}
addEventListener('hashchange', recall);
document.addEventListener('click', function (event) {
  var link = event.target.closest ? event.target.closest('a[href^="#p-"]') : null;
  if (link && link.getAttribute('href') === location.hash) open(location.hash.slice(1));
});
addEventListener('beforeprint', function () {
  document.querySelectorAll('details').forEach(function (details) { details.open = true; });
});
apply();
showView();
recall();
`;

/** The script as it stands in the page. */
export const PAGE_SCRIPT = `'use strict';(function(){${FILTER}${VIEWS}${ADDRESS}})();`;
